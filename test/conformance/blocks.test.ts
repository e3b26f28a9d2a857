import { common } from "@hyperledger/fabric-protos";
import { checkBlock } from "./block-verification.ts";
import { blockAt, commit, committed } from "./committed.ts";
import { conformance } from "./conformance.ts";
import { outcomeOf } from "./transcript.ts";

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
