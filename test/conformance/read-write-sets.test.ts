import { ledger as ledgerProtos, type peer } from "@hyperledger/fabric-protos";
import { expect } from "vitest";
import { namespacesOf, readWriteSetOf, sha256 } from "./block-verification.ts";
import { commit, committed } from "./committed.ts";
import { conformance } from "./conformance.ts";
import type { Step } from "./ledger-session.ts";

const { rwset } = ledgerProtos;

/** A read-write set as text; versions only as present or absent. */
function describeSet(action: peer.ChaincodeAction, namespace: string) {
  const set = readWriteSetOf(action, namespace);
  return {
    reads: set.getReadsList().map((read) => `${read.getKey()}${read.getVersion() ? "" : " (absent)"}`),
    writes: set
      .getWritesList()
      .map((write) => [write.getKey(), write.getIsDelete() ? null : Buffer.from(write.getValue_asU8()).toString()]),
    ranges: set.getRangeQueriesInfoList().map((range) => ({
      start: range.getStartKey(),
      end: range.getEndKey(),
      isExhausted: range.getItrExhausted(),
      keys: range.getRawReads()?.getKvReadsList().length ?? null,
      tree: range.getReadsMerkleHashes()?.toObject().maxDegree ?? null,
      level: range.getReadsMerkleHashes()?.getMaxLevel() ?? null,
      hashes: range.getReadsMerkleHashes()?.getMaxLevelHashesList().length ?? null,
    })),
  };
}

/** A read of what the first transaction of a block wrote. */
function readOf(key: string, blockNumber: bigint) {
  const version = new rwset.kvrwset.Version();
  version.setBlockNum(Number(blockNumber));
  const read = new rwset.kvrwset.KVRead();
  read.setKey(key);
  read.setVersion(version);
  return read;
}

/** Record of a range from `tree 0000`. */
const range = (end: string, isExhausted: boolean, recorded: object) => ({
  reads: [],
  writes: [],
  ranges: [
    {
      start: "tree 0000",
      end: `tree ${end}`,
      isExhausted,
      keys: null,
      tree: null,
      level: null,
      hashes: null,
      ...recorded,
    },
  ],
});

conformance("Read and write sets", [
  {
    name: "policies of keys are recorded beside values, sorted by key, the last of each",
    run: async (ledger) => {
      const { chaincodeAction } = await committed(ledger, [
        ["setPolicy", "rw policy b", "Org1MSP"],
        ["put", "rw policy b", "1"],
        ["setPolicy", "rw policy a", "Org1MSP"],
        ["setPolicy", "rw policy b", "Org2MSP"],
        ["getPolicy", "rw policy c"],
      ]);
      const metadata = readWriteSetOf(chaincodeAction, "conformance").getMetadataWritesList();
      return {
        ...describeSet(chaincodeAction, "conformance"),
        metadata: metadata.map((write) => [
          write.getKey(),
          write.getEntriesList().map((entry) => [entry.getName(), sha256(entry.getValue_asU8()).toString("hex")]),
        ]),
      };
    },
    expected: {
      reads: ["rw policy c (absent)"],
      writes: [["rw policy b", "1"]],
      ranges: [],
      metadata: ["a", "b"].map((key) => [`rw policy ${key}`, [["VALIDATION_PARAMETER", expect.any(String)]]]),
    },
  },
  {
    name: "reads and writes are sorted by the bytes of their keys, each once",
    run: async (ledger) => {
      await commit(ledger, [["put", "rw z", "1"]]);
      const { chaincodeAction } = await committed(ledger, [
        ["get", "rw z"],
        ["get", "rw \u{1f9f5}"],
        ["get", "rw \uffee"],
        ["get", "rw z"],
        ["put", "rw \u{1f9f5}", "2"],
        ["put", "rw \uffee", "3"],
        ["put", "rw b", "4"],
        ["delete", "rw z"],
        ["put", "rw b", "5"],
      ]);
      return describeSet(chaincodeAction, "conformance");
    },
    expected: {
      reads: ["rw z", "rw \uffee (absent)", "rw \u{1f9f5} (absent)"],
      writes: [
        ["rw b", "5"],
        ["rw z", null],
        ["rw \uffee", "3"],
        ["rw \u{1f9f5}", "2"],
      ],
      ranges: [],
    },
  },
  {
    name: "a read carries the version of the transaction that wrote the key",
    run: async (ledger) => {
      const written = await commit(ledger, [["put", "version", "1"]]);
      const { chaincodeAction } = await committed(ledger, [["get", "version"]]);
      const [read] = readWriteSetOf(chaincodeAction, "conformance").getReadsList();
      return [BigInt(read?.getVersion()?.getBlockNum() ?? -1) === written.blockNumber, read?.getVersion()?.getTxNum()];
    },
    expected: [true, 0],
  },
  {
    name: "ranges are recorded key by key up to fifty, as a tree of hashes beyond",
    run: async (ledger) => {
      await ledger.submit([["putMany", "tree ", 130]]);
      const found: unknown[] = [];
      for (const [start, end] of [
        ["0000", "0003"],
        ["0000", "0050"],
        ["0000", "0051"],
        ["0000", "0120"],
      ]) {
        const { chaincodeAction } = await committed(ledger, [["rangeCount", `tree ${start}`, `tree ${end}`]]);
        found.push(describeSet(chaincodeAction, "conformance"));
      }
      const { chaincodeAction } = await committed(ledger, [["rangeFirst", "tree 0000", "tree 0130", 3]]);
      return [...found, describeSet(chaincodeAction, "conformance")];
    },
    expected: [
      range("0003", true, { keys: 3 }),
      range("0050", true, { keys: 50 }),
      range("0051", true, { tree: 50, level: 1, hashes: 1 }),
      range("0120", true, { tree: 50, level: 1, hashes: 3 }),
      // The peer's iterator is one batch ahead of the chaincode's.
      range("0100", false, { tree: 50, level: 1, hashes: 2 }),
    ],
  },
  {
    name: "a leaf of that tree is the hash of the reads it stands for",
    run: async (ledger) => {
      const { blockNumber } = await commit(ledger, [["putMany", "leaf ", 51]]);
      const { chaincodeAction } = await committed(ledger, [["rangeCount", "leaf 0000", "leaf 9999"]]);
      const [info] = readWriteSetOf(chaincodeAction, "conformance").getRangeQueriesInfoList();
      const [leaf] = info?.getReadsMerkleHashes()?.getMaxLevelHashesList_asU8() ?? [];
      const reads = Array.from({ length: 51 }, (_, index) =>
        readOf(`leaf ${String(index).padStart(4, "0")}`, blockNumber),
      );
      const expected = new rwset.kvrwset.QueryReads();
      expected.setKvReadsList(reads);
      return sha256(expected.serializeBinary()).equals(leaf ?? new Uint8Array(0));
    },
    expected: true,
  },
  {
    name: "a call adds the called chaincode's namespace, in order",
    run: async (ledger) => {
      const call: Step = ["invoke", "anyone", "", ["Run", JSON.stringify([["put", "namespaces", "x"]])]];
      const { chaincodeAction } = await committed(ledger, [["put", "namespaces", "y"], call]);
      return namespacesOf(chaincodeAction).filter((name) => name !== "_lifecycle");
    },
    expected: ["anyone", "conformance"],
  },
]);
