import { expect, test } from "vitest";
import { maxHeader, parsePayment } from "./payment-payload.ts";
import { encoded, StockPayer, someOffer } from "./testing/stock-vouchers.ts";

const payer = new StockPayer(someOffer());
const authorization = {
  validAfter: "0",
  validBefore: "99",
  salt: `0x${"1".repeat(64)}`,
  signature: `0x${"2".repeat(130)}`,
};
const deposit = { amount: "100", authorization: { erc3009Authorization: authorization } };

const refused = { name: "PlatformError", code: "BAD_INPUT" };
const read = (message: object) => () => parsePayment(encoded(message));

test("payments of all three kinds are read as the public client writes them", async () => {
  const voucher = parsePayment(encoded(await payer.message(10n))).payload;
  expect(voucher).toMatchObject({ type: "voucher", voucher: { maxClaimableAmount: 10n } });
  const deposited = parsePayment(encoded(await payer.message(10n, { type: "deposit", deposit }))).payload;
  expect(deposited).toMatchObject({ type: "deposit", deposit: { amount: 100n } });
  expect(parsePayment(encoded(await payer.message(10n, { type: "refund" }))).payload.type).toBe("refund");
});

test("a header is read up to its longest, and not one step over", async () => {
  const { payload, ...rest } = await payer.message(10n);
  const padded = (length: number) => {
    const bare = JSON.stringify({ ...rest, payload, resource: "" }).length;
    return encoded({ ...rest, payload, resource: "x".repeat((length / 4) * 3 - bare) });
  };
  expect(padded(maxHeader)).toHaveLength(maxHeader);
  expect(parsePayment(padded(maxHeader)).payload.type).toBe("voucher");
  expect(() => parsePayment(padded(maxHeader + 4))).toThrow(expect.objectContaining(refused));
});

test("whatever is not exactly a payment is refused", async () => {
  const message = await payer.message(10n);
  const { voucher } = message.payload;
  const withVoucher = (changes: object) => ({
    ...message,
    payload: { ...message.payload, voucher: { ...voucher, ...changes } },
  });
  const withConfig = (changes: object) => {
    const channelConfig = { ...payer.config, ...changes };
    return { ...message, payload: { ...message.payload, channelConfig } };
  };
  const wrong = [
    { ...message, x402Version: 1 },
    { ...message, payload: { ...message.payload, type: "claim" } },
    { ...message, payload: { ...message.payload, further: 1 } },
    { ...message, payload: { ...message.payload, type: "deposit" } },
    withVoucher({ maxClaimableAmount: `${2n ** 128n}` }),
    withVoucher({ maxClaimableAmount: "-1" }),
    withVoucher({ maxClaimableAmount: "010" }),
    withVoucher({ maxClaimableAmount: 10 }),
    withVoucher({ signature: voucher.signature.slice(0, -2) }),
    withVoucher({ signature: `${voucher.signature}00` }),
    withVoucher({ channelId: voucher.channelId.slice(0, -2) }),
    withConfig({ payer: "0x1" }),
    withConfig({ withdrawDelay: 2 ** 40 }),
    withConfig({ withdrawDelay: 1.5 }),
    withConfig({ salt: "" }),
    withConfig({ further: 1 }),
  ];
  for (const one of wrong) expect(read(one), JSON.stringify(one)).toThrow(expect.objectContaining(refused));
  expect(read(withVoucher({ maxClaimableAmount: `${2n ** 128n - 1n}` }))().payload.voucher.maxClaimableAmount).toBe(
    2n ** 128n - 1n,
  );
});

test("garbage is refused, whatever it is", () => {
  const garbage = [
    "",
    "=",
    "abc",
    "{}",
    "e30",
    "e30=",
    "bnVsbA==",
    "W10=",
    "InRleHQi",
    "\u0000",
    "e30=\n",
    "Ä".repeat(40),
  ];
  for (const header of garbage) expect(() => parsePayment(header), header).toThrow(expect.objectContaining(refused));
});
