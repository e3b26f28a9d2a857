import { Interface } from "ethers";
import { beforeEach, expect, test } from "vitest";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { ChannelProjection } from "./channel-projection.ts";

const intermediary = new Interface(intermediaryAbi);
const factoryContract = new Interface(intermediaryFactoryAbi);
const address = (digit: string) => `0x${digit.repeat(40)}`;
const [factory, channel, consumer, provider, voucherKey] = ["f", "1", "2", "3", "4"].map(address) as [
  string,
  string,
  string,
  string,
  string,
];

let projection: ChannelProjection;
beforeEach(() => {
  projection = new ChannelProjection(factory);
});

const header = (number: number): BlockHeader => ({
  number,
  hash: `0x${number}`,
  parentHash: `0x${number - 1}`,
  timestamp: 1_000 + number,
});

function log(contract: Interface, name: string, values: readonly unknown[], from: string, number: number): ChainLog {
  const { topics, data } = contract.encodeEventLog(name, values);
  const place = { transactionHash: "0x00", transactionIndex: 0, logIndex: 0 };
  return { address: from, topics, data, blockNumber: number, blockHash: `0x${number}`, ...place };
}

const opened = (number: number, from = factory) =>
  log(
    factoryContract,
    "ChannelOpened",
    [channel, consumer, provider, address("0"), 5, 60, 900, voucherKey, 1, `0x${"00".repeat(32)}`],
    from,
    number,
  );
const deposited = (number: number, amount: number) =>
  log(intermediary, "Deposited", [consumer, amount], channel, number);
const apply = (number: number, ...logs: ChainLog[]) =>
  projection.apply({ type: "block", block: header(number), logs }).map(({ type }) => type);
const undo = (number: number) => projection.apply({ type: "undone", block: header(number) });

test("rows follow the events", () => {
  expect(apply(1, opened(1), deposited(1, 100))).toEqual(["OPENED", "DEPOSITED"]);
  apply(2, log(intermediary, "RedemptionStarted", [1, 2, 1_062], channel, 2));
  expect(projection.find(channel)).toMatchObject({ tokenId: 2n, expiringTokenId: 1n, redemptionReadyAt: 1_062 });
  apply(3, log(intermediary, "Redeemed", [1, 0, 4, 20], channel, 3));
  expect(projection.find(channel)).toMatchObject({
    held: 80n,
    redeemed: 20n,
    redemptionReadyAt: 0,
    due: { provider: 20n, consumer: 0n },
  });
  apply(4, log(intermediary, "PaidOut", [provider, 20], channel, 4));
  apply(5, log(intermediary, "Terminated", [provider, 80], channel, 5));
  expect(projection.find(channel)).toMatchObject({
    status: "TERMINATED",
    held: 0n,
    due: { provider: 0n, consumer: 80n },
  });
});

test("undone blocks leave no trace, and the chain's other branch counts", () => {
  apply(1, opened(1));
  apply(2, deposited(2, 100), deposited(2, 11));
  apply(3);
  apply(4, deposited(4, 7));
  for (const number of [4, 3, 2]) undo(number);
  expect(projection.find(channel)).toMatchObject({ held: 0n, deposited: 0n });
  apply(2, deposited(2, 5));
  expect(projection.find(channel)).toMatchObject({ held: 5n });

  undo(2);
  undo(1);
  expect(projection.find(channel)).toBeUndefined();
  expect([projection.all(), projection.ofAccount(consumer), projection.ofAccount(provider)]).toEqual([[], [], []]);
});

test("other factories and contracts are not listened to", () => {
  expect(apply(1, opened(1, address("e")), deposited(1, 100))).toEqual([]);
  expect(projection.all()).toEqual([]);
  apply(2, opened(2));
  const transfer = { ...deposited(3, 1), data: "0x" };
  expect(apply(3, transfer)).toEqual([]);
});
