import { Interface } from "ethers";
import { expect, test } from "vitest";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import { ChannelChanges, channelAct } from "./channel-changes.ts";

const intermediary = new Interface(intermediaryAbi);
const factoryContract = new Interface(intermediaryFactoryAbi);
const address = (digit: string) => `0x${digit.repeat(40)}`;
const [channel, consumer, provider, voucherKey] = ["1", "2", "3", "4"].map(address) as [string, string, string, string];
const factory = factoryAddress.toLowerCase();

const header = (number: number): BlockHeader => ({
  number,
  hash: `0x${number}`,
  parentHash: `0x${number - 1}`,
  timestamp: 1_000 + number,
});

function log(name: string, values: readonly unknown[], number: number, from = channel): ChainLog {
  const contract = name === "ChannelOpened" ? factoryContract : intermediary;
  const { topics, data } = contract.encodeEventLog(name, values);
  const place = { transactionHash: "0x00", transactionIndex: 0, logIndex: 0 };
  return { address: from, topics, data, blockNumber: number, blockHash: `0x${number}`, ...place };
}

const opened = (number: number, from = factory) =>
  log(
    "ChannelOpened",
    [channel, consumer, provider, address("0"), 60, 900, voucherKey, 1, `0x${"00".repeat(32)}`],
    number,
    from,
  );
const deposited = (number: number, amount: number) => log("Deposited", [consumer, amount], number);
/** Changes of blocks, one after the other; @returns the newest row of the channel and what happened. */
function following(live: readonly LiveChannel[] = []) {
  const changes = new ChannelChanges(live);
  return (number: number, ...logs: ChainLog[]) => {
    const { rows, events, entries } = changes.of({ header: header(number), logs });
    const channels = rows.filter(({ table }) => table.name === "channels");
    return {
      row: channels.at(-1)?.row,
      lane: rows.find(({ table }) => table.name === "lanes")?.row,
      retired: rows.find(({ table }) => table.name === "retired_keys")?.row,
      tables: rows.map(({ table }) => table.name),
      entries: entries.map(({ change }) => change),
      types: events.map(({ type }) => type),
    };
  };
}

test("rows follow the events, until nothing can happen to a channel any more", () => {
  const apply = following();
  expect(apply(1, opened(1), deposited(1, 100)).types).toEqual(["OPENED", "DEPOSITED"]);
  expect(apply(2, log("RedemptionStarted", [1, 2, 1_062], 2)).row).toMatchObject({
    tokenId: 2n,
    expiringTokenId: 1n,
    redemptionReadyAt: 1_062,
  });
  const redeemed = apply(3, log("Redeemed", [1, 0, 4, 20], 3));
  expect(redeemed.row).toMatchObject({ held: 80n, redeemed: 20n, dueToProvider: 20n });
  expect(redeemed.tables).toEqual(["channels"]);
  expect(redeemed.entries).toEqual([-20n, 20n]);
  const finalized = apply(3, log("RedemptionFinalized", [1, 20], 3));
  expect(finalized.row).toMatchObject({ held: 80n, redemptionReadyAt: 0 });
  apply(4, log("PaidOut", [provider, provider, 20], 4));
  expect(apply(5, log("Terminated", [provider, 80], 5)).row).toMatchObject({
    status: "TERMINATED",
    held: 0n,
    dueToProvider: 0n,
    dueToConsumer: 80n,
  });
  expect(apply(6, log("PaidOut", [consumer, consumer, 80], 6)).row).toMatchObject({
    dueToConsumer: 0n,
  });
  expect(apply(7, deposited(7, 1)).types).toEqual([]);
});

test("a lane opens with its first price, and keeps the one before a change", () => {
  const apply = following();
  const priced = (number: number, tokenId: number, lane: number, price: number) =>
    apply(number, log("PriceChanged", [tokenId, lane, price, `0x${"ab".repeat(32)}`], number));
  apply(1, opened(1));
  expect(priced(2, 1, 0, 10).lane).toMatchObject({ price: 10n, priceBefore: 0n, pricedFrom: 1n, openedWith: 1n });
  expect(priced(3, 2, 0, 12).lane).toMatchObject({ price: 12n, priceBefore: 10n, pricedFrom: 2n, openedWith: 1n });
  const second = priced(4, 2, 7, 3);
  expect(second.lane).toMatchObject({ channel, lane: 7, price: 3n, openedWith: 2n, label: `0x${"ab".repeat(32)}` });
  expect(second.tables).toEqual(["channels", "lanes"]);
});

test("a key that was replaced is kept with the last id that it counts under", () => {
  const apply = following();
  const [second, third] = [address("5"), address("6")];
  const rotated = (number: number, key: string, tokenId: number) =>
    apply(number, log("VoucherKeyRotated", [key, tokenId], number));
  apply(1, opened(1));
  const first = rotated(2, second, 4);
  expect(first.row).toMatchObject({ voucherKey: second });
  expect(first.retired).toEqual({ channel, voucherKey: voucherKey, countsUpTo: 4n });
  expect(rotated(3, third, 5).retired).toEqual({ channel, voucherKey: second, countsUpTo: 5n });
});

test("what the parties settle on is the provider's, the rest the consumer's", () => {
  const apply = following();
  apply(1, opened(1), deposited(1, 100));
  const settled = log("Settled", [30], 2);
  const ended = apply(2, settled, log("Terminated", [provider, 70], 2));
  expect(ended.types).toEqual(["SETTLED", "TERMINATED"]);
  expect(ended.row).toMatchObject({ status: "TERMINATED", redeemed: 30n, dueToProvider: 30n, dueToConsumer: 70n });
});

test("other factories and contracts are not listened to", () => {
  const apply = following();
  expect(apply(1, opened(1, address("e")), deposited(1, 100)).types).toEqual([]);
  apply(2, opened(2));
  expect(apply(3, { ...deposited(3, 1), data: "0x" }, opened(3)).types).toEqual([]);
});

test("an event comes out of the outbox as the chain told it, with the parties of its channel", () => {
  const { events } = new ChannelChanges([]).of({ header: header(1), logs: [opened(1), deposited(1, 2 ** 40)] });
  const [{ payload }] = JSON.parse(JSON.stringify(events.slice(1)));
  const position = { block: 1n, transaction: 0, event: 0 };
  expect(channelAct({ position, type: "DEPOSITED", payload, bytes: 0 })).toMatchObject({
    consumer,
    provider,
    event: { type: "DEPOSITED", amount: 2n ** 40n, account: consumer, place: { block: 1, time: new Date(1_001_000) } },
  });
});
