import { randomBytes } from "node:crypto";
import { computeChannelId, signVoucher } from "@x402/evm/batch-settlement/client";
import { hexlify, TypedDataEncoder } from "ethers";
import { privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { addressOf, isSignedBy, recoverKeys } from "../model/signature.ts";
import { schemeDomain, schemeTypes } from "../projection/scheme.ts";
import { SchemeDigests } from "./scheme-digests.ts";

const random = (bytes: number) => hexlify(randomBytes(bytes)) as `0x${string}`;
const randomConfig = () => ({
  payer: random(20),
  payerAuthorizer: random(20),
  receiver: random(20),
  receiverAuthorizer: random(20),
  token: random(20),
  withdrawDelay: Number(BigInt(random(5))),
  salt: random(32),
});
const typed = <K extends keyof typeof schemeTypes>(name: K) => ({ [name]: [...schemeTypes[name]] });

test("channel ids are those of ethers and of the public client, whatever the values", () => {
  for (let round = 0; round < 100; round += 1) {
    const chainId = Number(BigInt(random(4)));
    const digests = new SchemeDigests({ chainId: BigInt(chainId) });
    // A second use must not see anything of the first.
    digests.channelId(randomConfig());
    const config = randomConfig();
    const channelId = digests.channelId(config);
    expect(channelId).toBe(TypedDataEncoder.hash(schemeDomain(BigInt(chainId)), typed("ChannelConfig"), config));
    expect(channelId).toBe(computeChannelId(config, chainId));
  }
});

test("voucher digests are those of ethers, whatever the values", () => {
  for (let round = 0; round < 100; round += 1) {
    const chainId = BigInt(random(4));
    const digests = new SchemeDigests({ chainId });
    digests.voucher(random(32), 2n ** 128n - 1n);
    const voucher = { channelId: random(32), maxClaimableAmount: BigInt(random(16)) };
    const expected = TypedDataEncoder.hash(schemeDomain(chainId), typed("Voucher"), voucher);
    expect(hexlify(digests.voucher(voucher.channelId, voucher.maxClaimableAmount))).toBe(expected);
  }
});

test("vouchers of the public client are signed over our digests", async () => {
  const account = privateKeyToAccount(random(32));
  const digests = new SchemeDigests({ chainId: 5666n });
  for (let round = 0; round < 10; round += 1) {
    const [channelId, ceiling] = [random(32), BigInt(random(16))];
    const { signature } = await signVoucher(account, channelId, String(ceiling), "eip155:5666");
    const bytes = Buffer.from(signature.slice(2), "hex");
    const digest = digests.voucher(channelId, ceiling);
    const key = recoverKeys(digest, bytes).find((one) => addressOf(one) === account.address.toLowerCase());
    expect(key && isSignedBy(key, digest, bytes)).toBe(true);
  }
});
