import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { paymentTokenDomain, paymentTokenTypes } from "../../../../../subgraphs/payments/model/payment-token.ts";
import { checkToken, type TokenChannel } from "./token-signature.ts";

const voucher = privateKeyToAccount(generatePrivateKey());
const [address, consumer] = [privateKeyToAccount(generatePrivateKey()), privateKeyToAccount(generatePrivateKey())].map(
  (account) => account.address,
) as [`0x${string}`, `0x${string}`];
const chainId = 5_666n;
const domain = { ...paymentTokenDomain(chainId, address), chainId: String(chainId) } as TokenChannel["domain"];
const channel: TokenChannel = { address, voucherKey: voucher.address, retiredKeys: [], domain };

async function tokenBy(account = voucher, chain = chainId) {
  const message = { tokenId: 3n, lane: 0, requests: 17n, intermediary: address, consumer };
  const signature = await account.signTypedData({
    domain: paymentTokenDomain(chain, address) as never,
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

test("a key that was replaced since counts for the token ids up to which it did, and for no later one", async () => {
  const old = privateKeyToAccount(generatePrivateKey());
  const token = await tokenBy(old);
  expect(await checkToken(token, channel)).toEqual({ verdict: "other-key", signer: old.address });
  const retiredUpTo = (countsUpTo: string) => ({ ...channel, retiredKeys: [{ address: old.address, countsUpTo }] });
  expect((await checkToken(token, retiredUpTo("3"))).verdict).toBe("retired-key");
  expect((await checkToken(token, retiredUpTo("2"))).verdict).toBe("other-key");
});

test("what was changed after signing, or signed for another chain, is not the voucher key's", async () => {
  const token = await tokenBy();
  expect((await checkToken({ ...token, requests: "18" }, channel)).verdict).toBe("other-key");
  expect((await checkToken(await tokenBy(voucher, 1n), channel)).verdict).toBe("other-key");
});

test("a token of another channel, and one that is none, are told apart", async () => {
  const token = await tokenBy();
  expect(await checkToken({ ...token, intermediary: consumer }, channel)).toEqual({ verdict: "other-channel" });
  const elsewhere = { ...channel, domain: { ...domain, verifyingContract: consumer } };
  expect(await checkToken(token, elsewhere)).toEqual({ verdict: "other-channel" });
  expect(await checkToken({ ...token, signature: "0x12" }, channel)).toEqual({ verdict: "unreadable" });
  expect(await checkToken({ ...token, requests: "-1" }, channel)).toEqual({ verdict: "unreadable" });
});
