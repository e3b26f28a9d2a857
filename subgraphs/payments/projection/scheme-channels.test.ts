import { Interface } from "ethers";
import { expect, test } from "vitest";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { StockPayer, someOffer } from "../x402/testing/stock-vouchers.ts";
import { settlementAddress, settlementEvents } from "./scheme.ts";
import { SchemeChanges } from "./scheme-channels.ts";
import { settledEvent } from "./scheme-entries.ts";

const events = new Interface(settlementEvents);
const { config, channelId: id } = new StockPayer(someOffer());
const sender = config.receiver;

/** An event as the chain tells it. */
function told(name: string, values: readonly unknown[], address = settlementAddress): ChainLog {
  const { topics, data } = events.encodeEventLog(name, values);
  const place = { blockNumber: 1, blockHash: "0x", transactionHash: "0x", transactionIndex: 0, logIndex: 0 };
  return { address, topics, data, ...place };
}

const created = told("ChannelCreated", [id, config]);
const deposited = (amount: bigint, balance: bigint) => told("Deposited", [id, sender, amount, balance]);

const header = { number: 1, hash: "0x", parentHash: "0x", timestamp: 1_000 };

/** Changes by some events. */
const changesBy = (logs: readonly ChainLog[]) => new SchemeChanges([]).of({ header, logs });

/** The channel's row after its last event. */
const after = (...logs: ChainLog[]) => changesBy(logs).rows.at(-1)?.row;

test("a channel is what its events say", () => {
  const opened = after(created, deposited(100n, 100n));
  expect(opened).toMatchObject({ id, payer: config.payer, receiver: config.receiver, balance: 100n, claimed: 0n });
  expect(opened).toMatchObject({ payerAuthorizer: config.payer, withdrawDelay: 3_600, salt: config.salt });
  const claimed = told("Claimed", [id, sender, 30n, 30n]);
  expect(after(created, deposited(100n, 100n), claimed, deposited(50n, 150n))).toMatchObject({
    balance: 150n,
    claimed: 30n,
  });
});

test("a refund counts, and towards a withdrawal under way", () => {
  const start = [created, deposited(100n, 100n), told("WithdrawInitiated", [id, 60n, 5_000])];
  expect(after(...start)).toMatchObject({ balance: 100n, withdrawing: 60n, withdrawReadyAt: 5_000, refunds: 0 });
  const refunded = (amount: bigint) => after(...start, told("Refunded", [id, sender, amount]));
  expect(refunded(59n)).toMatchObject({ balance: 41n, withdrawing: 1n, withdrawReadyAt: 5_000, refunds: 1 });
  expect(refunded(60n)).toMatchObject({ balance: 40n, withdrawing: 0n, withdrawReadyAt: 0, refunds: 1 });
});

test("a finished withdrawal leaves what was claimed, and the channel can be filled again", () => {
  const left = [created, deposited(100n, 100n), told("Claimed", [id, sender, 30n, 30n])];
  const withdrawn = [told("WithdrawInitiated", [id, 70n, 9]), told("WithdrawFinalized", [id, sender, 70n])];
  expect(after(...left, ...withdrawn)).toMatchObject({ balance: 30n, claimed: 30n, withdrawing: 0n });
  expect(after(...left, ...withdrawn, deposited(5n, 35n))).toMatchObject({ balance: 35n, claimed: 30n });
});

test("a channel created again keeps what is known of it", () => {
  const claimed = told("Claimed", [id, sender, 30n, 30n]);
  expect(after(created, deposited(100n, 100n), claimed, created)).toMatchObject({ balance: 100n, claimed: 30n });
});

test("other contracts may tell what they like", () => {
  const elsewhere = `0x${"9".repeat(40)}`;
  expect(after(told("ChannelCreated", [id, config], elsewhere))).toBeUndefined();
  expect(after(created, told("Deposited", [id, sender, 1n, 2n ** 127n], elsewhere))).toMatchObject({ balance: 0n });
  expect(after(deposited(1n, 1n))).toBeUndefined();
});

/** Effects of events on the money of accounts, in the words of their entries. */
const entries = (...logs: ChainLog[]) =>
  changesBy(logs).entries.map(({ account, type, change }) => [account, type, change]);

const settled = (receiver: string, amount: bigint): ChainLog => {
  const contract = new Interface([settledEvent]);
  return { ...created, ...contract.encodeEventLog("Settled", [receiver, config.token, sender, amount]) };
};

test("what moves money is in the books of payer and receiver, and both end with what the contract owes them", () => {
  const [payer, receiver] = [config.payer, config.receiver];
  const moved = entries(
    ...[created, deposited(100n, 100n), told("Claimed", [id, sender, 30n, 30n]), settled(receiver, 30n)],
    ...[told("Refunded", [id, sender, 20n]), told("WithdrawInitiated", [id, 50n, 9])],
    told("WithdrawFinalized", [id, sender, 50n]),
  );
  expect(moved).toEqual([
    [payer, "DEPOSIT", 100n],
    [payer, "REDEMPTION", -30n],
    [receiver, "REDEMPTION", 30n],
    [receiver, "PAYOUT", -30n],
    [payer, "PAYOUT", -20n],
    [payer, "PAYOUT", -50n],
  ]);
});

test("who pays itself has one entry for what changes nothing", () => {
  const own = told("ChannelCreated", [id, { ...config, receiver: config.payer }]);
  const claimed = told("Claimed", [id, sender, 30n, 30n]);
  expect(entries(own, deposited(100n, 100n), claimed)).toEqual([
    [config.payer, "DEPOSIT", 100n],
    [config.payer, "REDEMPTION", 0n],
  ]);
});

test("payouts of nothing, and those of other contracts, are no entries", () => {
  const elsewhere = { ...settled(config.receiver, 5n), address: `0x${"9".repeat(40)}` };
  expect(entries(settled(config.receiver, 0n), elsewhere)).toEqual([]);
});
