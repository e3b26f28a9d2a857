import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Identity, signers } from "@hyperledger/fabric-gateway";
import { endpointOf } from "../../ledgers/fabric/organizations.ts";
import { commitStatusRequest } from "./commit-status.ts";
import { type ConformanceCase, conformance } from "./conformance.ts";
import type { LedgerSession } from "./ledger-session.ts";
import type { PeerClient } from "./peer-client.ts";
import { type Outcome, outcomeOf } from "./transcript.ts";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Replaces the S of a DER signature by the order minus S: as valid mathematically, refused by Fabric. */
function highS(der: Uint8Array): Uint8Array {
  const rLength = der[3] ?? 0;
  const r = der.subarray(2, 4 + rLength);
  const s = order - BigInt(`0x${Buffer.from(der.subarray(6 + rLength)).toString("hex")}`);
  const digits = Buffer.from(`00${s.toString(16).padStart(64, "0")}`, "hex");
  const value = (digits[1] ?? 0) < 0x80 ? digits.subarray(1) : digits;
  const content = Buffer.concat([r, Buffer.from([2, value.length]), value]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

const otherKey = generateKeyPairSync("ec", { namedCurve: "P-256" });

type Disguise = (ledger: LedgerSession) => Partial<Pick<PeerClient, "identity" | "signer">>;

const ofOrg1 = (ledger: LedgerSession, changes: Partial<Identity>) => ({
  identity: { ...ledger.client().identity, ...changes },
});

const wrongSignature = "access denied: channel [first] creator org [Org1MSP]";
const wrongIdentity = "access denied: channel [first] creator org unknown, creator is malformed";

/** Forged identities, with the reason of an endorser for refusing them. */
const disguises: readonly [what: string, disguise: Disguise, reason: string][] = [
  [
    "a signature with a high S",
    (ledger) => ({ signer: async (digest) => highS(await ledger.client().signer(digest)) }),
    wrongSignature,
  ],
  ["another key", () => ({ signer: signers.newPrivateKeySigner(otherKey.privateKey) }), wrongSignature],
  ["a signature that is no DER", () => ({ signer: async () => Buffer.from("signed") }), wrongSignature],
  ["no signature at all", () => ({ signer: async () => new Uint8Array(0) }), "empty signature bytes"],
  ["an organisation nobody knows", (ledger) => ofOrg1(ledger, { mspId: "NopeMSP" }), wrongIdentity],
  ["another organisation's name", (ledger) => ofOrg1(ledger, { mspId: "Org2MSP" }), wrongIdentity],
  [
    "a certificate that is none",
    (ledger) => ofOrg1(ledger, { credentials: Buffer.from("certificate") }),
    wrongIdentity,
  ],
  [
    "another certificate of the organisation",
    (ledger) => ofOrg1(ledger, { credentials: adminOf(ledger) }),
    wrongSignature,
  ],
];

function adminOf(ledger: LedgerSession): Uint8Array {
  return readFileSync(ledger.target.organizations[0]?.identities.admin.certificatePath ?? "");
}

type Call = (ledger: LedgerSession, client: PeerClient) => Promise<Outcome>;

/** The same call under every disguise. */
function refusedTo(what: string, call: Call, expected: (reason: string) => Outcome): ConformanceCase[] {
  return disguises.map(([pretence, disguise, reason]) => ({
    name: `${what} is refused to ${pretence}`,
    run: (ledger) => outcomeOf(() => call(ledger, ledger.client().as(disguise(ledger)))),
    expected: expected(reason),
  }));
}

const evaluationRefused = (reason: string) => ({
  error: "GatewayError",
  code: 9,
  message: `9 FAILED_PRECONDITION: evaluate call to endorser returned error: error validating proposal: ${reason}`,
  details: [`Org1MSP: error validating proposal: ${reason}`],
});

const endorsementRefused = (reason: string) => ({
  error: "EndorseError",
  code: 10,
  message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
  details: [`Org1MSP: error validating proposal: ${reason}`],
});

const noReader = (error: string) => ({
  error,
  code: 7,
  message:
    "7 PERMISSION_DENIED: Failed evaluating policy on signed data during check policy on channel [first] with policy " +
    "[/Channel/Application/Readers]: [implicit policy evaluation failed - 0 sub-policies were satisfied, but this " +
    "policy requires 1 of the 'Readers' sub-policies to be satisfied]",
  details: [],
});

const noWriter = {
  error: "SubmitError",
  code: 10,
  message:
    "10 ABORTED: received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy evaluation failed - " +
    "0 sub-policies were satisfied, but this policy requires 1 of the 'Writers' sub-policies to be satisfied: " +
    "permission denied",
  details: [],
};

conformance("Identities", [
  ...refusedTo("evaluating", (ledger, client) => ledger.evaluateFunction("Echo", ["x"], { client }), evaluationRefused),
  ...refusedTo(
    "endorsing",
    (ledger, client) => ledger.submit([["put", "identities", "x"]], { client }),
    endorsementRefused,
  ),
  ...refusedTo(
    "a stream of chaincode events",
    async (ledger, client) => {
      const events = await ledger.network({ client }).getChaincodeEvents("conformance", { startBlock: 0n });
      for await (const _ of events) break;
      return { received: true };
    },
    () => noReader("GatewayError"),
  ),
  ...refusedTo(
    "a stream of blocks",
    async (ledger, client) => {
      const blocks = await ledger.network({ client }).getBlockEvents({ startBlock: 0n });
      for await (const _ of blocks) break;
      return { received: true };
    },
    () => ({ error: "Error", message: "Unexpected status response: 403" }),
  ),
  ...refusedTo(
    "the status of a transaction",
    async (ledger, client) => {
      const transaction = await ledger.endorse([["put", "identities: status", "x"]]);
      await ledger.commit(transaction);
      const { code } = await client.gateway
        .newCommit(commitStatusRequest(client, "first", transaction.getTransactionId()))
        .getStatus();
      return { code };
    },
    () => noReader("CommitStatusError"),
  ),
  {
    name: "a transaction signed by another key is refused by the orderer",
    run: async (ledger) => {
      const endorsed = await ledger.endorse([["put", "identities: submitted", "x"]]);
      const other = ledger.client().as({ signer: signers.newPrivateKeySigner(otherKey.privateKey) });
      return [
        await outcomeOf(async () => {
          await other.gateway.newTransaction(endorsed.getBytes()).submit();
          return { accepted: true };
        }),
        await ledger.evaluate([["get", "identities: submitted"]]),
      ];
    },
    expected: [noWriter, { result: [null] }],
  },
  {
    name: "a transaction endorsed for one identity cannot be signed by a colleague",
    run: async (ledger) => {
      const endorsed = await ledger.endorse([["put", "identities: colleague", "x"]]);
      const other = ledger.client(2);
      return outcomeOf(async () => {
        await other.gateway.newTransaction(endorsed.getBytes()).submit();
        return { accepted: true };
      });
    },
    expected: noWriter,
  },
  {
    name: "a member of the channel may use another organisation's peer",
    run: async (ledger) => {
      const guest = ledger.client(1).as({ identity: ledger.client(2).identity, signer: ledger.client(2).signer });
      const { result } = await ledger.evaluate([["whoAmI"]], { client: guest });
      const [who] = result as [{ mspId: string }];
      return [who.mspId, await ledger.submit([["put", "identities: guest", "x"]], { client: guest })];
    },
    expected: ["Org2MSP", { status: 0, result: [null] }],
  },
  {
    name: "an administrator may do what a client may",
    run: async (ledger) => {
      const [organization] = ledger.target.organizations;
      if (organization === undefined) throw new RangeError("There is no organisation");
      const { certificatePath, privateKeyPath } = endpointOf(organization, "admin");
      const client = ledger.client().as({
        identity: { mspId: organization.mspId, credentials: readFileSync(certificatePath) },
        signer: signers.newPrivateKeySigner(createPrivateKey(readFileSync(privateKeyPath))),
      });
      return ledger.submit([["put", "identities: administrator", "x"]], { client });
    },
    expected: { status: 0, result: [null] },
  },
]);
