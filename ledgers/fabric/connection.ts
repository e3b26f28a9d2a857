import { Client, type ClientOptions, credentials } from "@grpc/grpc-js";
import { connect, hash } from "@hyperledger/fabric-gateway";
import type { Logger } from "pino";
import { openChannel } from "./channel.ts";
import type { FabricChannel } from "./fabric-channel.ts";
import { type IdentityPaths, readIdentityFiles } from "./identity-files.ts";
import { observedChannel } from "./observed-channel.ts";
import { newMessageSigner } from "./signer.ts";

/** A peer with its Gateway service, and the identity to use there. */
export interface FabricEndpoint extends IdentityPaths {
  /** `host:port`. */
  readonly endpoint: string;
  /** Name to expect in the peer's TLS certificate when it is not the host's. */
  readonly serverName?: string;
}

/**
 * Connection of one organisation to a Fabric network. It connects on first use and again whenever the peer comes back.
 */
export interface FabricConnection {
  readonly mspId: string;
  channel(name: string): FabricChannel;
  /** Ends its streams too. */
  close(): void;
}

/** Longest time of a peer for each step, in ms. */
export interface Deadlines {
  readonly evaluate: number;
  readonly endorse: number;
  readonly submit: number;
  readonly commitStatus: number;
  /** Deadline of one block; a stream of blocks has none. */
  readonly block: number;
}

/** Deadlines that are longer than Fabric's own of each step, so that its own explanation arrives first. */
const defaultDeadlinesMs: Deadlines = {
  evaluate: 125_000,
  endorse: 125_000,
  submit: 125_000,
  commitStatus: 125_000,
  block: 125_000,
};

const clientOptions: ClientOptions = {
  // Fabric peers hang up on clients that ping more often than once a minute.
  "grpc.keepalive_time_ms": 120_000,
  "grpc.keepalive_timeout_ms": 20_000,
  "grpc.keepalive_permit_without_calls": 1,
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 2_000,
  // Blocks are as large as the channel's configuration allows; this is what peers use among themselves.
  "grpc.max_receive_message_length": 100 * 1024 * 1024,
  "grpc.max_send_message_length": 100 * 1024 * 1024,
  // Statistics of every call, which nothing reads.
  "grpc.enable_channelz": 0,
};

/**
 * Prepares a connection to any Fabric network of version 2.4 or later; reads the identity's files at once.
 * @param log gets a line for each transaction
 * @throws BAD_INPUT that names the file which is wrong
 */
export function connectFabric(
  options: FabricEndpoint,
  log?: Logger,
  deadlinesMs = defaultDeadlinesMs,
): FabricConnection {
  const { certificate, privateKey, tlsRoot } = readIdentityFiles(options);
  const client = newGrpcClient(options, tlsRoot);
  const sign = newMessageSigner(privateKey);
  const closing = new AbortController();
  const { mspId } = options;
  const source = { client, mspId, certificate, sign, closed: closing.signal, blockDeadlineMs: deadlinesMs.block };
  const within = (ms: number) => () => ({ deadline: Date.now() + ms });
  const gateway = connect({
    client,
    identity: { mspId: options.mspId, credentials: certificate },
    // The signer hashes natively, so it is given the message itself.
    hash: hash.none,
    signer: sign,
    evaluateOptions: within(deadlinesMs.evaluate),
    endorseOptions: within(deadlinesMs.endorse),
    submitOptions: within(deadlinesMs.submit),
    commitStatusOptions: within(deadlinesMs.commitStatus),
  });
  return {
    mspId: options.mspId,
    channel: (name) => observedChannel(openChannel(gateway, { ...source, channel: name }), log),
    close: () => {
      closing.abort();
      gateway.close();
      client.close();
    },
  };
}

function newGrpcClient({ endpoint, serverName }: FabricEndpoint, tlsRoot: Buffer | undefined): Client {
  const channelCredentials = tlsRoot === undefined ? credentials.createInsecure() : credentials.createSsl(tlsRoot);
  const nameOptions = serverName === undefined ? {} : { "grpc.ssl_target_name_override": serverName };
  return new Client(endpoint, channelCredentials, { ...clientOptions, ...nameOptions });
}
