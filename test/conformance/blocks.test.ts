import { common, ledger as ledgerProtos, type peer } from "@hyperledger/fabric-protos";
import { checkBlock, endorsedAction, namespacesOf, readWriteSetOf, sha256 } from "./block-verification.ts";
import { conformance } from "./conformance.ts";
import type { CallOptions, LedgerSession, Step } from "./ledger-session.ts";
import { outcomeOf } from "./transcript.ts";

const { rwset } = ledgerProtos;

/** Commits steps; tells the transaction's id and block. */
async function commit(ledger: LedgerSession, steps: readonly Step[], options?: CallOptions) {
  const submitted = await (await ledger.endorse(steps, options)).submit();
  return submitted.getStatus();
}

async function blockAt(ledger: LedgerSession, startBlock: bigint, channel = "first"): Promise<common.Block> {
  const blocks = await ledger.network({ channel }).getBlockEvents({ startBlock });
  try {
    for await (const block of blocks) return block;
  } finally {
    blocks.close();
  }
  throw new Error("The stream ended");
}

/** The endorsed action of a committed transaction, as the block holds it. */
async function committed(ledger: LedgerSession, steps: readonly Step[], options?: CallOptions) {
  const { transactionId, blockNumber } = await commit(ledger, steps, options);
  const block = await blockAt(ledger, blockNumber, options?.channel);
  for (const bytes of block.getData()?.getDataList_asU8() ?? []) {
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(bytes).getPayload_asU8());
    const header = common.ChannelHeader.deserializeBinary(payload.getHeader()?.getChannelHeader_asU8() ?? bytes);
    if (header.getTxId() === transactionId) return { ...endorsedAction(payload), header, blockNumber };
  }
  throw new Error(`Block ${blockNumber} does not hold ${transactionId}`);
}

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

/** How a range from `tree 0000` is recorded. */
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

conformance("Blocks", [
  {
    name: "every block of every channel is chained, hashed, coded and signed",
    run: async (ledger) => {
      await commit(ledger, [["put", "blocks: one", "x"]], { client: ledger.client(2) });
      await commit(ledger, [["get", "blocks: one"]], { chaincode: "everyone", client: ledger.client(3) });
      await commit(ledger, [["put", "blocks: elsewhere", "x"]], { channel: "second" });
      await ledger.submit([["put", "blocks: invalid", "x"]], { endorsers: ["Org1MSP"] });
      const last = await commit(ledger, [["put", "blocks: two", "x"]]);
      const failed: unknown[] = [];
      const numbers: Record<string, boolean> = {};
      for (const channel of ["first", "second"]) {
        let previous: common.Block | undefined;
        let expected = 0;
        const end = channel === "first" ? last.blockNumber : 1n;
        for await (const block of await ledger.network({ channel }).getBlockEvents({ startBlock: 0n })) {
          const checks = checkBlock(channel, block, previous);
          const all = [checks, ...checks.transactions].flatMap((each) => Object.values(each));
          if (checks.number !== expected++ || all.includes(false)) failed.push(checks);
          previous = block;
          if (BigInt(checks.number) >= end) break;
        }
        numbers[channel] = expected > Number(end);
      }
      return { failed, numbers };
    },
    expected: { failed: [], numbers: { first: true, second: true } },
  },
  {
    name: "the first block is the channel's configuration",
    run: async (ledger) => {
      const block = await blockAt(ledger, 0n, "second");
      const [bytes = new Uint8Array(0)] = block.getData()?.getDataList_asU8() ?? [];
      const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(bytes).getPayload_asU8());
      const header = common.ChannelHeader.deserializeBinary(payload.getHeader()?.getChannelHeader_asU8() ?? bytes);
      const config = common.ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig();
      const groups: string[] = [];
      config
        ?.getChannelGroup()
        ?.getGroupsMap()
        .get("Application")
        ?.getGroupsMap()
        .forEach((_, name) => {
          groups.push(name);
        });
      return [header.getType(), header.getChannelId(), block.getData()?.getDataList().length, groups.sort()];
    },
    expected: [common.HeaderType.CONFIG, "second", 1, ["Org1MSP", "Org2MSP", "Org3MSP"]],
  },
  {
    name: "filtered blocks hold ids, codes and event names, even of invalid transactions, without payloads",
    run: async (ledger) => {
      const loser = await ledger.endorse([
        ["increment", "blocks: filtered"],
        ["event", "Lost", "secret"],
      ]);
      const winner = await commit(ledger, [
        ["increment", "blocks: filtered"],
        ["event", "Filtered", "secret"],
      ]);
      const { code, blockNumber } = await (await loser.submit()).getStatus();
      const found: unknown[] = [];
      for await (const block of await ledger.network().getFilteredBlockEvents({ startBlock: winner.blockNumber })) {
        for (const transaction of block.getFilteredTransactionsList()) {
          const events = transaction.getTransactionActions()?.getChaincodeActionsList() ?? [];
          found.push([
            block.getChannelId(),
            [winner.transactionId, loser.getTransactionId()].indexOf(transaction.getTxid()),
            transaction.getType(),
            transaction.getTxValidationCode(),
            events.map((each) => [
              each.getChaincodeEvent()?.getChaincodeId(),
              each.getChaincodeEvent()?.getEventName(),
              each.getChaincodeEvent()?.getPayload_asU8().length,
              each.getChaincodeEvent()?.getTxId() === transaction.getTxid(),
            ]),
          ]);
        }
        if (BigInt(block.getNumber()) >= blockNumber) break;
      }
      return [code, found];
    },
    expected: [
      11,
      [
        ["first", 0, 3, 0, [["conformance", "Filtered", 0, true]]],
        ["first", 1, 3, 11, [["conformance", "Lost", 0, true]]],
      ],
    ],
  },
  {
    name: "a stream of blocks goes on with those that come later",
    run: async (ledger) => {
      const first = await commit(ledger, [["put", "blocks: live", "1"]]);
      const numbers: bigint[] = [];
      const blocks = await ledger.network().getBlockEvents({ startBlock: first.blockNumber });
      for await (const block of blocks) {
        numbers.push(BigInt(block.getHeader()?.getNumber() ?? 0) - first.blockNumber);
        if (numbers.length === 3) break;
        void commit(ledger, [["put", "blocks: live", "2"]]);
      }
      return numbers.map(Number);
    },
    expected: [0, 1, 2],
  },
  {
    name: "blocks with private data come as well",
    run: async (ledger) => {
      const { blockNumber } = await commit(ledger, [["put", "blocks: private", "x"]]);
      const blocks = await ledger.network().getBlockAndPrivateDataEvents({ startBlock: blockNumber });
      for await (const block of blocks) {
        return [
          BigInt(block.getBlock()?.getHeader()?.getNumber() ?? 0) === blockNumber,
          block.getPrivateDataMapMap().getLength(),
        ];
      }
      return undefined;
    },
    expected: [true, 0],
  },
  {
    name: "an unknown channel has no blocks",
    run: (ledger) => outcomeOf(async () => ({ block: await blockAt(ledger, 0n, "nope") })),
    expected: { error: "Error", message: "Unexpected status response: 404" },
  },
  {
    name: "a transaction's action names its chaincode, version and response",
    run: async (ledger) => {
      const { chaincodeAction, header } = await committed(ledger, [
        ["put", "blocks: action", "x"],
        ["event", "E", "payload"],
      ]);
      return [
        chaincodeAction.getChaincodeId()?.toObject(),
        chaincodeAction.getResponse()?.getStatus(),
        Buffer.from(chaincodeAction.getResponse()?.getPayload_asU8() ?? []).toString(),
        header.getType(),
        header.getEpoch(),
      ];
    },
    expected: [{ path: "", name: "conformance", version: "1.0" }, 200, "[null,null]", 3, 0],
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
  {
    name: "transient data stays out of the block",
    run: async (ledger) => {
      const secret = "do not write this down";
      const { blockNumber } = await commit(ledger, [["transient", "secret"]], { transient: { secret: "only told" } });
      const quiet = await committed(ledger, [["put", "blocks: quiet", "x"]], { transient: { secret } });
      const block = Buffer.from((await blockAt(ledger, quiet.blockNumber)).serializeBinary());
      return [blockNumber < quiet.blockNumber, block.includes("blocks: quiet"), block.includes(secret)];
    },
    expected: [true, true, false],
  },
]);
