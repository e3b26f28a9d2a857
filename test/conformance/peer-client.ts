import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { Client, credentials } from "@grpc/grpc-js";
import { connect, type Gateway, hash, type Identity, type Signer, signers } from "@hyperledger/fabric-gateway";
import { endpointOf, type FabricOrganization } from "../../ledgers/fabric/organizations.ts";

/** The official client library as it comes, connected to an organisation's peer. */
export interface PeerClient {
  readonly grpc: Client;
  readonly gateway: Gateway;
  readonly identity: Identity;
  readonly signer: Signer;
  /** The same connection with another identity or signer. */
  as(changes: { identity?: Identity; signer?: Signer }): PeerClient;
  close(): void;
}

/** Connects as the organisation's client. */
export function openPeerClient(organization: FabricOrganization): PeerClient {
  const endpoint = endpointOf(organization, "client");
  const grpc = new Client(
    endpoint.endpoint,
    credentials.createSsl(readFileSync(organization.tlsRootCertPath)),
    endpoint.serverName === undefined ? {} : { "grpc.ssl_target_name_override": endpoint.serverName },
  );
  const identity = { mspId: endpoint.mspId, credentials: readFileSync(endpoint.certificatePath) };
  return withIdentity(grpc, identity, signers.newPrivateKeySigner(privateKey(endpoint.privateKeyPath)));
}

function privateKey(path: string) {
  return createPrivateKey(readFileSync(path));
}

function withIdentity(grpc: Client, identity: Identity, signer: Signer): PeerClient {
  const within = (seconds: number) => () => ({ deadline: Date.now() + seconds * 1000 });
  const gateway = connect({
    client: grpc,
    identity,
    signer,
    hash: hash.sha256,
    evaluateOptions: within(20),
    endorseOptions: within(20),
    submitOptions: within(20),
    commitStatusOptions: within(30),
  });
  return {
    grpc,
    gateway,
    identity,
    signer,
    as: (changes) => withIdentity(grpc, changes.identity ?? identity, changes.signer ?? signer),
    close: () => grpc.close(),
  };
}
