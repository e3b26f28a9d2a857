import { randomBytes } from "node:crypto";
import { peer } from "@hyperledger/fabric-protos";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitBatch } from "../ordering/committer.ts";
import { parseSignaturePolicy } from "../policy/policy-language.ts";
import { encodeSignaturePolicy } from "../policy/policy-proto.ts";
import type { KeyRead, RangeQuery } from "../protocol/read-write-set.ts";
import { RangeReads } from "../simulation/range-reads.ts";
import { openTestNetwork, type TestNetwork } from "../testing/test-network.ts";
import { signEnvelope, type TestTransactionOptions, testTransaction, userOf } from "../testing/test-transaction.ts";
import { pendingTransaction } from "./pending-transaction.ts";

const codes = peer.TxValidationCode;
let ledger: TestNetwork;

beforeEach(async () => {
  ledger = await openTestNetwork();
});
afterEach(() => ledger.close());

describe("the form of a transaction", () => {
  test("must be an envelope", async () => {
    expect(await commit(Buffer.from([0xff]))).toEqual([codes.BAD_PAYLOAD]);
  });

  test("must be signed by its creator, with a member's certificate", async () => {
    const [one, two] = [userOf(ledger.network.peers[0]), userOf(ledger.network.peers[1])];
    const stranger = { ...one, serialized: Buffer.from("nobody") };
    expect(await commit(signEnvelope(make(), two), make({ creator: stranger }))).toEqual([
      codes.BAD_CREATOR_SIGNATURE,
      codes.BAD_CREATOR_SIGNATURE,
    ]);
  });

  test("must have the id that follows from nonce and creator", async () => {
    expect(await commit(make({ transactionId: "00".repeat(32) }))).toEqual([codes.BAD_PROPOSAL_TXID]);
  });

  test("must be for this channel and for chaincode that is defined on it", async () => {
    const elsewhere = make({ channel: "other" });
    expect(await commit(elsewhere, make({ chaincode: "unknown" }))).toEqual([
      codes.TARGET_CHAIN_NOT_FOUND,
      codes.INVALID_CHAINCODE,
    ]);
  });
});

describe("transaction ids", () => {
  test("count once within a block and once in the whole chain", async () => {
    const transaction = make();
    expect(await commit(transaction, transaction)).toEqual([codes.VALID, codes.DUPLICATE_TXID]);
    expect(await commit(transaction)).toEqual([codes.DUPLICATE_TXID]);
  });

  test("keep the verdict of their first transaction", async () => {
    const nonce = randomBytes(24);
    await commit(make({ nonce, endorsers: [0] }), make({ nonce }));
    const { store, feed } = ledger.channel;
    const id = feed.block(1)?.transactions[0]?.id ?? "";
    expect(store.transaction(id)).toEqual({ block: 1, transaction: 0, validationCode: 10 });
  });
});

describe("the endorsement policy", () => {
  test("by default asks for a majority of organisations", async () => {
    const endorsers = [[0], [0, 0], [1, 2], [0, 1, 2]];
    expect(await commit(...endorsers.map((of) => make({ endorsers: of })))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
      codes.VALID,
    ]);
  });

  test("is each chaincode's own, and that of every namespace that is written", async () => {
    const write = { writes: [{ key: "k", value: Buffer.from("v") }] };
    const alone = make({ chaincode: "single", endorsers: [0] });
    const across = make({ chaincode: "single", endorsers: [0], sets: [{ namespace: "asset", ...write }] });
    const reading = make({ chaincode: "single", endorsers: [0], sets: [{ namespace: "asset" }] });
    expect(await commit(alone, across, reading)).toEqual([codes.VALID, codes.ENDORSEMENT_POLICY_FAILURE, codes.VALID]);
  });
});

describe("a key's own endorsement policy", () => {
  test("stands for that of its chaincode, also for whoever wants to replace it", async () => {
    expect(await commit(put("k", "1"), put("other", "1"))).toEqual([codes.VALID, codes.VALID]);
    expect(await commit(guard("k", "AND('Org2MSP.peer', 'Org3MSP.peer')"))).toEqual([codes.VALID]);
    expect(await commit(put("k", "2"), put("k", "3", [1, 2]), put("other", "2"), put("other", "3", [0]))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
      codes.VALID,
      codes.ENDORSEMENT_POLICY_FAILURE,
    ]);
    const freed = "OR('Org1MSP.peer')";
    expect(await commit(guard("k", freed), guard("k", freed, [1, 2]))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
    ]);
    expect(await commit(put("k", "4", [1, 2]), put("k", "5", [0]))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
    ]);
  });

  test("does not spare the chaincode's for the other keys of the same transaction", async () => {
    await commit(put("k", "1"));
    await commit(guard("k", "OR('Org1MSP.peer')"));
    const value = Buffer.from("2");
    const both = (endorsers: number[]) =>
      make({ endorsers, sets: [{ writes: ["k", "other"].map((key) => ({ key, value })) }] });
    expect(await commit(both([0]), both([1, 2]), both([0, 1]))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
    ]);
  });

  test("lets nothing through that was endorsed before a change of it in the same block", async () => {
    await commit(put("k", "1"));
    const before = put("k", "0");
    const refused = guard("k", "OR('Org1MSP.peer')", [0]);
    expect(await commit(refused, before, guard("k", "OR('Org1MSP.peer')"), put("k", "2"), put("k", "3", [0]))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
      codes.VALID,
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.ENDORSEMENT_POLICY_FAILURE,
    ]);
  });

  test("stays with the key when its value changes, in one transaction with it too, and goes with the key", async () => {
    const value = Buffer.from("1");
    const own = "OR('Org3MSP.peer')";
    const metadataWrites = [{ key: "k", entries: entriesOf(own) }];
    expect(await commit(make({ sets: [{ writes: [{ key: "k", value }], metadataWrites }] }))).toEqual([codes.VALID]);
    expect(await commit(put("k", "2", [2]))).toEqual([codes.VALID]);
    expect(await commit(put("k", "3", [0, 1]), put("k", "3", [2]))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
    ]);
    ledger = { ...ledger, channel: await ledger.reopen() };
    expect(await commit(make({ endorsers: [2], sets: [{ writes: [{ key: "k", value: null }] }] }))).toEqual([
      codes.VALID,
    ]);
    expect(await commit(put("k", "4", [2]), put("k", "4"))).toEqual([codes.ENDORSEMENT_POLICY_FAILURE, codes.VALID]);
  });

  test("changes the version of a key and not its value, and is nothing about a key that does not exist", async () => {
    await commit(put("k", "1"));
    const version = { block: 1, transaction: 0 };
    expect(await commit(guard("k", "OR('Org1MSP.peer')"), guard("absent", "OR('Org1MSP.peer')"))).toEqual([0, 0]);
    const state = ledger.channel.store.latest();
    expect(state.get("asset", "k")).toEqual({ value: Buffer.from("1"), version: { block: 2, transaction: 0 } });
    expect([state.get("asset", "absent"), state.metadata("asset", "absent")]).toEqual([undefined, []]);
    expect(
      await commit(read("k", version), read("absent", undefined), read("k", { block: 2, transaction: 0 })),
    ).toEqual([codes.MVCC_READ_CONFLICT, codes.VALID, codes.VALID]);
    const again = guard("k", "OR('Org2MSP.peer')", [0]);
    expect(await commit(again, read("k", { block: 2, transaction: 0 }))).toEqual([
      codes.VALID,
      codes.MVCC_READ_CONFLICT,
    ]);
  });

  test("that cannot be read is satisfied by nobody, and an empty one is none", async () => {
    await commit(put("k", "1"), put("empty", "1"));
    const entries = (value: string) => [{ name: "VALIDATION_PARAMETER", value: Buffer.from(value) }];
    const metadataWrites = [
      { key: "empty", entries: entries("") },
      { key: "k", entries: entries("no policy") },
    ];
    expect(await commit(make({ sets: [{ metadataWrites }] }))).toEqual([codes.VALID]);
    expect(await commit(put("k", "2", [0, 1, 2]), put("empty", "2"))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
    ]);
  });
});

describe("reads", () => {
  test("of an older version, or of a key that was absent, conflict", async () => {
    await commit(put("k", "1"));
    expect(await commit(read("k", { block: 0, transaction: 0 }), read("k", undefined))).toEqual([
      codes.MVCC_READ_CONFLICT,
      codes.MVCC_READ_CONFLICT,
    ]);
    expect(await commit(read("k", { block: 1, transaction: 0 }), read("absent", undefined))).toEqual([
      codes.VALID,
      codes.VALID,
    ]);
  });

  test("conflict with an earlier valid transaction of the same block, not with an invalid one", async () => {
    await commit(put("k", "1"));
    const version = { block: 1, transaction: 0 };
    const invalid = make({ endorsers: [0], sets: [{ writes: [{ key: "k", value: Buffer.from("2") }] }] });
    expect(await commit(invalid, read("k", version), put("k", "3"), read("k", version))).toEqual([
      codes.ENDORSEMENT_POLICY_FAILURE,
      codes.VALID,
      codes.VALID,
      codes.MVCC_READ_CONFLICT,
    ]);
  });
});

describe("ranges", () => {
  const version = { block: 1, transaction: 0 };
  const whole: RangeQuery = { startKey: "a", endKey: "z", isExhausted: true, reads: [{ key: "b", version }] };

  test("conflict with a key that came or went, in an earlier block or in the same one", async () => {
    await commit(put("b", "1"));
    expect(await commit(range(whole), put("zz", "outside"), range(whole), put("c", "new"), range(whole))).toEqual([
      codes.VALID,
      codes.VALID,
      codes.VALID,
      codes.VALID,
      codes.PHANTOM_READ_CONFLICT,
    ]);
    expect(await commit(range(whole))).toEqual([codes.PHANTOM_READ_CONFLICT]);
  });

  test("that were not read to the end conflict up to the last key only", async () => {
    await commit(put("b", "1"));
    const part: RangeQuery = { startKey: "a", endKey: "b", isExhausted: false, reads: [{ key: "b", version }] };
    expect(await commit(put("c", "after"), range(part), remove("b"), range(part))).toEqual([
      codes.VALID,
      codes.VALID,
      codes.VALID,
      codes.PHANTOM_READ_CONFLICT,
    ]);
  });

  test("with more than fifty results conflict by their hashes", async () => {
    const keys = Array.from({ length: 120 }, (_, i) => `k${String(i).padStart(3, "0")}`);
    const writes = keys.map((key) => ({ key, value: Buffer.from(key) }));
    await commit(make({ sets: [{ writes }] }));
    const reads = new RangeReads();
    for (const key of keys) reads.add({ key, version });
    const query: RangeQuery = { startKey: "k", endKey: "l", isExhausted: true, ...reads.finish() };
    expect(query.summary).toBeDefined();
    expect(await commit(range(query), put("k005", "changed"), range(query))).toEqual([
      codes.VALID,
      codes.VALID,
      codes.PHANTOM_READ_CONFLICT,
    ]);
  });
});

function make(options: TestTransactionOptions = {}): Buffer {
  return testTransaction(ledger.network, options);
}

function put(key: string, value: string, endorsers = [0, 1]): Buffer {
  return make({ endorsers, sets: [{ writes: [{ key, value: Buffer.from(value) }] }] });
}

/** Gives a key an endorsement policy of its own. */
function guard(key: string, policy: string, endorsers = [0, 1]): Buffer {
  return make({ endorsers, sets: [{ metadataWrites: [{ key, entries: entriesOf(policy) }] }] });
}

function entriesOf(policy: string) {
  const value = Buffer.from(encodeSignaturePolicy(parseSignaturePolicy(policy)).getValue_asU8());
  return [{ name: "VALIDATION_PARAMETER", value }];
}

function remove(key: string): Buffer {
  return make({ sets: [{ writes: [{ key, value: null }] }] });
}

function read(key: string, version: KeyRead["version"]): Buffer {
  return make({ sets: [{ reads: [{ key, version }] }] });
}

function range(query: RangeQuery): Buffer {
  return make({ sets: [{ rangeQueries: [query] }] });
}

/** Commits one block and returns its validation codes. */
async function commit(...transactions: Buffer[]): Promise<number[]> {
  const batch = transactions.map((bytes) => pendingTransaction(bytes));
  const block = await commitBatch(ledger.channel, batch, ledger.network.orderer.node);
  return block.transactions.map(({ validationCode }) => validationCode);
}
