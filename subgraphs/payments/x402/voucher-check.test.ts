import { expect, test } from "vitest";
import { SchemeDigests } from "./scheme-digests.ts";
import { chainId, StockPayer, someOffer } from "./testing/stock-vouchers.ts";
import { VoucherCheck } from "./voucher-check.ts";

const offer = someOffer();
const payer = new StockPayer(offer);
const check = new VoucherCheck({ chainId }, new SchemeDigests({ chainId }));
const because = (reason: string) => expect.objectContaining({ name: "PaymentRefusal", reason });

test("a payment for a channel of the offer passes, one for any other is told what differs", async () => {
  const payment = await payer.payment(10n);
  check.requireOffered(payment, offer);
  const other = `0x${"7".repeat(40)}`;
  const differing = [
    [{ ...offer, provider: other }, "receiver_mismatch"],
    [{ ...offer, asset: other }, "token_mismatch"],
    [{ ...offer, withdrawDelay: 3_601 }, "withdraw_delay_mismatch"],
  ] as const;
  for (const [changed, reason] of differing) {
    expect(() => check.requireOffered(payment, changed)).toThrow(because(reason));
  }
});

test("a channel whose claims and refunds another authorises is refused", async () => {
  const channelConfig = { ...payer.config, receiverAuthorizer: payer.config.payer };
  const payment = await payer.payment(10n, { channelConfig });
  expect(() => check.requireOffered(payment, offer)).toThrow(because("receiver_authorizer_mismatch"));
});

test("a payment of another scheme or for another chain is refused", async () => {
  const { payload } = await payer.payment(10n);
  const of = (accepted: object) => ({
    x402Version: 2 as const,
    accepted: { scheme: "batch-settlement", network: "eip155:5666", ...accepted },
    payload,
  });
  expect(() => check.requireOffered(of({ scheme: "exact" }), offer)).toThrow(because("scheme"));
  expect(() => check.requireOffered(of({ network: "eip155:1" }), offer)).toThrow(because("network_mismatch"));
});

test("a channel's id that does not follow from its terms is refused, and so on another chain", async () => {
  const payment = await payer.payment(10n, { channelConfig: { ...payer.config, salt: `0x${"0".repeat(64)}` } });
  expect(() => check.requireOffered(payment, offer)).toThrow(because("channel_id_mismatch"));
  const elsewhere = new VoucherCheck({ chainId: 1n }, new SchemeDigests({ chainId: 1n }));
  const there = { ...(await payer.payment(10n)), accepted: { scheme: "batch-settlement", network: "eip155:1" } };
  expect(() => elsewhere.requireOffered(there, offer)).toThrow(because("channel_id_mismatch"));
});

test("a voucher must add just the price to what was charged, and be covered", async () => {
  const { payload } = await payer.payment(30n);
  const standing = { charged: 20n, balance: 30n, withdrawing: 0n };
  check.requireAmount(payload, 10n, standing);
  const mismatch = because("cumulative_amount_mismatch");
  expect(() => check.requireAmount(payload, 11n, standing)).toThrow(mismatch);
  expect(() => check.requireAmount(payload, 9n, standing)).toThrow(mismatch);
  expect(() => check.requireAmount(payload, 10n, { ...standing, charged: 30n })).toThrow(mismatch);
  expect(() => check.requireAmount(payload, 10n, { ...standing, balance: 29n })).toThrow(mismatch);
  const leaving = { ...standing, withdrawing: 1n };
  expect(() => check.requireAmount(payload, 10n, leaving)).toThrow(because("cumulative_exceeds_balance"));
});

test.each([false, true])(
  "forged, mauled and misplaced signatures are refused (payer's key known: %s)",
  async (isKnown) => {
    const fresh = new VoucherCheck({ chainId }, new SchemeDigests({ chainId }));
    const right = (await payer.payment(10n)).payload;
    fresh.requireSignature(right, isKnown);
    const refused = because("voucher_signature");
    const withSignature = (signature: Uint8Array) => ({ ...right, voucher: { ...right.voucher, signature } });

    const stranger = new StockPayer(offer);
    const forged = (await stranger.payment(10n)).payload.voucher.signature;
    const otherAmount = (await payer.payment(11n)).payload.voucher.signature;
    const otherChain = (await payer.payment(10n, {}, "eip155:1")).payload.voucher.signature;
    for (const signature of [forged, otherAmount, otherChain, mauled(right.voucher.signature), new Uint8Array(65)]) {
      expect(() => fresh.requireSignature(withSignature(signature), isKnown)).toThrow(refused);
    }
    const inOtherChannel = { ...right, voucher: { ...right.voucher, channelId: stranger.channelId } };
    expect(() => fresh.requireSignature(inOtherChannel, isKnown)).toThrow(refused);
    for (let bit = 0; bit < 64 * 8; bit += 37) {
      const flipped = Uint8Array.from(right.voucher.signature);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => fresh.requireSignature(withSignature(flipped), isKnown)).toThrow(refused);
    }
    fresh.requireSignature(right, isKnown);
  },
);

test("a smart-contract wallet without a key for vouchers is refused, whatever it signs", async () => {
  const { payload } = await payer.payment(10n);
  const channelConfig = { ...payload.channelConfig, payerAuthorizer: `0x${"0".repeat(40)}` };
  expect(() => check.requireSignature({ ...payload, channelConfig }, true)).toThrow(because("voucher_signature"));
});

/** The other signature that fits the same key, with high s. */
function mauled(signature: Uint8Array): Uint8Array {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = BigInt(`0x${Buffer.from(signature.subarray(32, 64)).toString("hex")}`);
  const changed = Uint8Array.from(signature);
  changed.set(Buffer.from((order - s).toString(16).padStart(64, "0"), "hex"), 32);
  changed[64] = signature[64] === 27 ? 28 : 27;
  return changed;
}
