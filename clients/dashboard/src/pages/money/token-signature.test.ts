import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { paymentTokenDomain, paymentTokenTypes } from "../../../../../subgraphs/payments/model/payment-token.ts";
import { checkToken } from "./token-signature.ts";

const voucher = privateKeyToAccount(generatePrivateKey());
const [address, consumer] = [privateKeyToAccount(generatePrivateKey()), privateKeyToAccount(generatePrivateKey())].map(
  (account) => account.address,
) as [`0x${string}`, `0x${string}`];
const channel = { chainId: 5_666n, address, consumer, voucherKeys: [voucher.address] };

async function tokenBy(account = voucher, chainId = channel.chainId) {
  const message = { tokenId: 3n, lane: 0, requests: 17n, intermediary: address, consumer };
  const signature = await account.signTypedData({
    domain: paymentTokenDomain(chainId, address) as never,
    types: paymentTokenTypes,
    primaryType: "PaymentToken",
    message,
  });
  return { ...message, tokenId: "3", requests: "17", signature };
}

test("a token of the payment server's own types is valid, whatever the case of its addresses", async () => {
  const token = await tokenBy();
  const valid = { verdict: "valid", signer: voucher.address };
  expect(await checkToken(token, channel)).toEqual(valid);
  const lower = { ...token, intermediary: address.toLowerCase(), consumer: consumer.toLowerCase() };
  expect(await checkToken(lower, channel)).toEqual(valid);
});

test("a key that was replaced since still counts, when it is known", async () => {
  const old = privateKeyToAccount(generatePrivateKey());
  const token = await tokenBy(old);
  expect(await checkToken(token, channel)).toEqual({ verdict: "other-key", signer: old.address });
  const verdict = await checkToken(token, { ...channel, voucherKeys: [voucher.address, old.address] });
  expect(verdict.verdict).toBe("valid");
});

test("what was changed after signing, or signed for another chain, is not the voucher key's", async () => {
  const token = await tokenBy();
  expect((await checkToken({ ...token, requests: "18" }, channel)).verdict).toBe("other-key");
  expect((await checkToken(await tokenBy(voucher, 1n), channel)).verdict).toBe("other-key");
});

test("a token of another channel, and one that is none, are told apart", async () => {
  const token = await tokenBy();
  expect(await checkToken({ ...token, intermediary: consumer }, channel)).toEqual({ verdict: "other-channel" });
  expect(await checkToken({ ...token, signature: "0x12" }, channel)).toEqual({ verdict: "unreadable" });
  expect(await checkToken({ ...token, requests: "-1" }, channel)).toEqual({ verdict: "unreadable" });
});
