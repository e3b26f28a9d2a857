import { randomBytes, randomInt } from "node:crypto";
import { computeAddress, hexlify, Interface, ZeroAddress, ZeroHash } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deployFactory } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { windowModelAbi, windowModelCreationCode } from "../../../contracts/generated/window-model.ts";
import { connectChain, type EvmChain } from "../../../ledgers/evm/chain.ts";
import { silent, startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import { CounterWindow, windowSize } from "../model/counter-window.ts";
import { closeDigest } from "../model/payment-token.ts";
import { signDigest, withRecoveryByte } from "../model/signature.ts";
import { TokenDigest } from "../model/token-digest.ts";
import { countsAsSigner, VoucherKeys } from "../model/voucher-keys.ts";
import { deployTo } from "../testing/test-tokens.ts";

/** The same random cases go through our code and through the contracts on a chain. */
let node: TestChain;
let chain: EvmChain;

beforeAll(async () => {
  node = await startTestChain();
  chain = await connectChain({ url: node.chain.url, log: silent });
});
afterAll(async () => {
  await chain.close();
  await node.stop();
});

const factory = new Interface(intermediaryFactoryAbi);
const intermediary = new Interface(intermediaryAbi);

async function ask(contract: Interface, call: { to: string; from?: string }, name: string, values: readonly unknown[]) {
  const data = contract.encodeFunctionData(name, [...values]);
  return contract.decodeFunctionResult(name, await chain.call({ ...call, data }));
}

const account = (index: number) => {
  const found = node.chain.accounts[index];
  if (!found) throw new Error(`no account ${index}`);
  return found;
};
const [consumerAt, providerAt] = [2, 3];

/** Opens a channel without any tolerance. @returns its address */
async function openChannel(voucherAddress: string): Promise<string> {
  const sender = chain.sender(account(consumerAt).privateKey);
  const to = await deployFactory({ codeAt: chain.codeAt, send: (request) => sender.send(request) });
  const [consumer, provider] = [account(consumerAt).address, account(providerAt).address];
  const terms = [consumer, provider, ZeroAddress, 0, 60, voucherAddress, 1];
  const salt = hexlify(randomBytes(32));
  const data = factory.encodeFunctionData("openChannel", [terms, [[0, 1, ZeroHash]], salt, 0]);
  await sender.send({ to, data });
  return (await ask(factory, { to }, "intermediaryAddress", [consumer, provider, ZeroAddress, salt]))[0].toLowerCase();
}

/** Any number below a power of two, its ends more often than chance would have it. */
function randomBelow(bits: number): bigint {
  const limit = 2n ** BigInt(bits);
  const near = BigInt(randomInt(3));
  const places = [near, limit - 1n - near, BigInt(hexlify(randomBytes(bits / 8)))] as const;
  return places[randomInt(places.length)] as bigint;
}

test("digests of tokens and of agreements to end a channel are those of the contract", async () => {
  for (let round = 0; round < 3; round += 1) {
    const channel = await openChannel(account(providerAt).address);
    const digests = new TokenDigest(chain.chainId, channel, account(consumerAt).address);
    const cases = Array.from({ length: 200 }, async () => {
      const token = [randomBelow(64), Number(randomBelow(32)), randomBelow(64)] as const;
      const [theirs] = await ask(intermediary, { to: channel }, "tokenDigest", token);
      expect(hexlify(digests.of(...token))).toBe(theirs);
      const [redeemed, deadline] = [randomBelow(256), randomBelow(64)];
      const [agreed] = await ask(intermediary, { to: channel }, "closeDigest", [redeemed, deadline]);
      expect(closeDigest(chain.chainId, channel, { redeemed, deadline })).toBe(agreed);
    });
    await Promise.all(cases);
  }
});

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Changes of a signature; the first is what an honest signer makes of it. */
const changes: readonly ((signature: Uint8Array) => void)[] = [
  () => {},
  (signature) => signature.set([randomInt(256)], 64),
  (signature) => signature.set(randomBytes(1), randomInt(64)),
  (signature) => signature.set(randomBytes(64)),
  (signature) => signature.fill(0, 0, 32),
  (signature) => signature.fill(0, 32, 64),
  (signature) => signature.fill(255, 0, 64),
  (signature) => {
    const s = order - BigInt(hexlify(signature.subarray(32, 64)));
    signature.set(Buffer.from(s.toString(16).padStart(64, "0"), "hex"), 32);
  },
];

test("what we accept the contract pays, what we refuse it refuses, whatever is done to a signature", async () => {
  const keys = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const [oldKey, newKey] = keys.map((key) => computeAddress(hexlify(key)).toLowerCase()) as [string, ...string[]];
  const channel = await openChannel(oldKey);
  const act = (at: number, name: string, values: readonly unknown[]) =>
    chain
      .sender(account(at).privateKey)
      .send({ to: channel, data: intermediary.encodeFunctionData(name, [...values]) });
  await act(consumerAt, "rotateVoucherKey", [newKey]);
  await act(providerAt, "startRedemption", [2, []]);
  const signing = { voucherKey: newKey ?? "", retiredKeys: new Map([[oldKey, 1n]]) };
  const provider = account(providerAt).address;
  const isPaid = (requests: bigint, signature: Uint8Array) =>
    ask(intermediary, { to: channel, from: provider }, "finalizeRedemption", [[[1, 0, requests, signature]]]).then(
      () => true,
      (error) => {
        expect(error).toMatchObject({ code: "BAD_SIGNATURE" });
        return false;
      },
    );

  const digests = new TokenDigest(chain.chainId, channel, account(consumerAt).address);
  const voucherKeys = new VoucherKeys();
  const seen = new Set<string>();
  for (let round = 0; round < 240; round += 1) {
    const requests = randomBelow(64);
    const digest = digests.of(1n, 0, requests);
    const key = keys[round % keys.length] as Uint8Array;
    const signature = signDigest(digest, key);
    changes[round % changes.length]?.(signature);
    const isAccepted = voucherKeys.haveSigned(signing, 1n, digest, signature);
    const completed = withRecoveryByte(digest, signature, (signer) => countsAsSigner(signing, 1n, signer));
    if (isAccepted) expect(await isPaid(requests, completed ?? signature)).toBe(true);
    else
      for (const v of [27, 28])
        expect(await isPaid(requests, Uint8Array.of(...signature.subarray(0, 64), v))).toBe(false);
    seen.add(`${round % changes.length} ${isAccepted}`);
  }
  const refused = changes.map((_change, index) => `${index} false`);
  expect([...seen]).toEqual(expect.arrayContaining(["0 true", "1 true", ...refused]));
});

test("the counters that a window accepts are those of its definition in Solidity", async () => {
  const model = new Interface(windowModelAbi);
  const address = await deployTo(node, windowModelCreationCode);
  const highest = 2n ** 64n - 1n;
  const size = BigInt(windowSize);
  const walk = async (start: bigint) => {
    const window = new CounterWindow();
    const counters: bigint[] = [];
    for (let newest = start; counters.length < 150; ) {
      const step = BigInt(randomInt(10) === 0 ? randomInt(3 * windowSize) : randomInt(4));
      const behind = [0n, 1n, size - 1n, size, size + 1n, BigInt(randomInt(2 * windowSize))][randomInt(6)] ?? 0n;
      newest = newest + step > highest ? highest : newest + step;
      counters.push(newest > behind ? newest - behind : 0n);
    }
    const ours = counters.map((counter) => {
      const isNew = window.isNew(counter);
      if (isNew) window.use(counter);
      return isNew;
    });
    const [theirs] = await ask(model, { to: address }, "accept", [counters, windowSize]);
    expect(ours).toEqual([...theirs]);
    expect(new Set(ours).size).toBe(2);
  };
  for (let round = 0; round < 30; round += 1) {
    await Promise.all([walk(0n), walk(highest - BigInt(randomInt(3 * windowSize))), walk(randomBelow(64))]);
  }
});
