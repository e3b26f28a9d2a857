import { Interface } from "ethers";
import { expect, test } from "vitest";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { settlementAddress, settlementEvents } from "./scheme.ts";
import { SchemeChanges } from "./scheme-channels.ts";
import { StockPayer, someOffer } from "./testing/stock-vouchers.ts";

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

/** The channel's row after its last event. */
function after(...logs: ChainLog[]) {
  return new SchemeChanges([]).of({ logs }).at(-1)?.row;
}

test("a channel is what its events say", () => {
  const opened = after(created, deposited(100n, 100n));
  expect(opened).toMatchObject({ id, payer: config.payer, receiver: config.receiver, balance: 100n, claimed: 0n });
  expect(opened).toMatchObject({ payer_authorizer: config.payer, withdraw_delay: 3_600, salt: config.salt });
  const claimed = told("Claimed", [id, sender, 30n, 30n]);
  expect(after(created, deposited(100n, 100n), claimed, deposited(50n, 150n))).toMatchObject({
    ...{ balance: 150n, claimed: 30n },
  });
});

test("a refund counts, and towards a withdrawal under way", () => {
  const start = [created, deposited(100n, 100n), told("WithdrawInitiated", [id, 60n, 5_000])];
  expect(after(...start)).toMatchObject({ balance: 100n, withdrawing: 60n, withdraw_ready_at: 5_000, refunds: 0 });
  const refunded = (amount: bigint) => after(...start, told("Refunded", [id, sender, amount]));
  expect(refunded(59n)).toMatchObject({ balance: 41n, withdrawing: 1n, withdraw_ready_at: 5_000, refunds: 1 });
  expect(refunded(60n)).toMatchObject({ balance: 40n, withdrawing: 0n, withdraw_ready_at: 0, refunds: 1 });
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
