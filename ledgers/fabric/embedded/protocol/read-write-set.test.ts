import { ledger } from "@hyperledger/fabric-protos";
import { describe, expect, test } from "vitest";
import { type NamespaceSet, readReadWriteSet, writeReadWriteSet } from "./read-write-set.ts";

const { kvrwset } = ledger.rwset;

const set: NamespaceSet = {
  namespace: "asset",
  reads: [
    { key: "absent", version: undefined },
    { key: "read", version: { block: 7, transaction: 0 } },
  ],
  rangeQueries: [
    { startKey: "a", endKey: "c", isExhausted: true, reads: [{ key: "b", version: { block: 1, transaction: 2 } }] },
    {
      startKey: "d",
      endKey: "",
      isExhausted: false,
      reads: [],
      summary: { maxDegree: 50, maxLevel: 1, hashes: [Buffer.alloc(32, 3)] },
    },
  ],
  writes: [
    { key: "deleted", value: null },
    { key: "written", value: Buffer.from("value") },
  ],
  metadataWrites: [
    { key: "bare", entries: [] },
    { key: "written", entries: [{ name: "VALIDATION_PARAMETER", value: Buffer.from("policy") }] },
  ],
  hasUnsupportedParts: false,
};

describe("a read-write set", () => {
  test("survives encoding and decoding", () => {
    expect(readReadWriteSet(writeReadWriteSet([set]))).toEqual([set]);
  });

  test("is read alike by the generated classes", () => {
    const [namespace] = ledger.rwset.TxReadWriteSet.deserializeBinary(writeReadWriteSet([set])).getNsRwsetList();
    const decoded = kvrwset.KVRWSet.deserializeBinary(namespace?.getRwset_asU8() ?? new Uint8Array());
    expect(namespace?.getNamespace()).toBe("asset");
    expect(decoded.getReadsList().map((read) => read.hasVersion())).toEqual([false, true]);
    expect(decoded.getWritesList().map((write) => write.getIsDelete())).toEqual([true, false]);
    expect(decoded.getMetadataWritesList().map((write) => write.getEntriesList()[0]?.getName())).toEqual([
      undefined,
      "VALIDATION_PARAMETER",
    ]);
    const [raw, hashed] = decoded.getRangeQueriesInfoList();
    expect(raw?.getRawReads()?.getKvReadsList()).toHaveLength(1);
    expect(hashed?.getReadsMerkleHashes()?.getMaxDegree()).toBe(50);
    expect(Buffer.from(decoded.serializeBinary())).toEqual(Buffer.from(namespace?.getRwset_asU8() ?? []));
  });

  test("takes an empty value for a deletion, as Fabric does", () => {
    const empty = writeReadWriteSet([{ ...set, writes: [{ key: "k", value: Buffer.alloc(0) }] }]);
    expect(readReadWriteSet(empty)[0]?.writes).toEqual([{ key: "k", value: null }]);
  });
});
