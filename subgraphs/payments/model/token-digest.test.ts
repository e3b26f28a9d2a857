import { randomBytes } from "node:crypto";
import { hexlify, TypedDataEncoder, verifyTypedData, Wallet } from "ethers";
import { expect, test } from "vitest";
import { paymentTokenDomain, paymentTokenTypes } from "./payment-token.ts";
import { addressOf, isSignedBy, recoverKeys, signDigest, withRecoveryByte } from "./signature.ts";
import { TokenDigest } from "./token-digest.ts";

const types = { PaymentToken: [...paymentTokenTypes.PaymentToken] };
const random = (bytes: number) => hexlify(randomBytes(bytes));
const randomToken = () => ({
  tokenId: BigInt(random(8)),
  lane: Number(random(4)),
  requests: BigInt(random(8)),
  intermediary: random(20),
  consumer: random(20),
});

test("digests are those of ethers, whatever the values", () => {
  for (let round = 0; round < 200; round += 1) {
    const chainId = BigInt(random(4));
    const token = randomToken();
    const digest = new TokenDigest(chainId, token.intermediary, token.consumer);
    // A second use must not see anything of the first.
    digest.of(2n ** 64n - 1n, 2 ** 32 - 1, 2n ** 64n - 1n);
    const expected = TypedDataEncoder.hash(paymentTokenDomain(chainId, token.intermediary), types, token);
    expect(hexlify(digest.of(token.tokenId, token.lane, token.requests))).toBe(expected);
  }
});

test("signatures are those any wallet makes and checks", async () => {
  for (let round = 0; round < 20; round += 1) {
    const wallet = new Wallet(random(32));
    const token = randomToken();
    const domain = paymentTokenDomain(5666n, token.intermediary);
    const digest = new TokenDigest(5666n, token.intermediary, token.consumer);
    const bytes = digest.of(token.tokenId, token.lane, token.requests);

    const ours = signDigest(bytes, Buffer.from(wallet.privateKey.slice(2), "hex"));
    expect(verifyTypedData(domain, types, token, hexlify(ours))).toBe(wallet.address);

    const theirs = Buffer.from((await wallet.signTypedData(domain, types, token)).slice(2), "hex");
    const key = recoverKeys(bytes, theirs).find((candidate) => addressOf(candidate) === wallet.address.toLowerCase());
    expect(key && isSignedBy(key, bytes, theirs)).toBe(true);
  }
});

test("a mauled signature with high s is refused, a wrong v is set right for the contract", () => {
  const privateKey = randomBytes(32);
  const digest = randomBytes(32);
  const signature = signDigest(digest, privateKey);
  const signer = recoverKeys(digest, signature)[signature[64] === 28 ? 1 : 0];
  if (!signer) throw new Error("no key");

  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = BigInt(hexlify(signature.subarray(32, 64)));
  const mauled = Uint8Array.from(signature);
  mauled.set(Buffer.from((order - s).toString(16).padStart(64, "0"), "hex"), 32);
  expect(isSignedBy(signer, digest, signature)).toBe(true);
  expect(isSignedBy(signer, digest, mauled)).toBe(false);

  const wrongV = Uint8Array.from(signature);
  wrongV[64] = 99;
  expect(withRecoveryByte(digest, wrongV, (address) => address === addressOf(signer))).toEqual(signature);
  expect(withRecoveryByte(digest, wrongV, () => false)).toBeUndefined();
  expect(isSignedBy(signer, digest, new Uint8Array(65))).toBe(false);
});
