import { randomBytes } from "node:crypto";
import { computeAddress, getAddress, hexlify, verifyTypedData, ZeroAddress } from "ethers";
import { LaneMap } from "../subgraphs/payments/model/lane-map.ts";
import type { ValidatedChannel } from "../subgraphs/payments/model/live-channel.ts";
import { type PaymentToken, paymentTokenDomain, paymentTokenTypes } from "../subgraphs/payments/model/payment-token.ts";
import { isSignedBy, recoverKeys, signDigest } from "../subgraphs/payments/model/signature.ts";
import { TokenDigest } from "../subgraphs/payments/model/token-digest.ts";
import { defaultPolicy } from "../subgraphs/payments/policies/payment-policy.ts";
import { AcceptedLane } from "../subgraphs/payments/tokens/accepted-lane.ts";
import { TokenValidator } from "../subgraphs/payments/tokens/token-validator.ts";
import { line, printMachine } from "./report.ts";

const chainId = 5666n;
const channelCount = 64;
const tokensPerRound = 20_000;
const rounds = 5;
const verifiedAlone = 5_000;
const verifiedWithEthers = 300;
const types = { PaymentToken: [...paymentTokenTypes.PaymentToken] };

interface Consumer {
  readonly channel: ValidatedChannel;
  readonly key: Uint8Array;
}

/**
 * Validations per second in this process on one core: every check, the signature, the counter's window, the newest
 * token kept. Beside it, interleaved with our rounds, the limit, which is libsecp256k1 alone, and what a service would
 * do without us: ethers' `verifyTypedData` alone.
 */
export async function run(): Promise<void> {
  printMachine(["ethers", "secp256k1", "hash-wasm"]);
  const consumers = Array.from({ length: channelCount }, openConsumer);
  const channels = new Map(consumers.map(({ channel }) => [channel.address, channel]));
  const lanes = new LaneMap(() => new AcceptedLane());
  const validator = new TokenValidator({
    chain: { chainId },
    channelOf: (address) => channels.get(address),
    now: () => 0,
    known: (id) => lanes.under(id),
    acceptedAssets: new Set([ZeroAddress]),
    policyOf: () => defaultPolicy,
  });
  const accept = (token: PaymentToken) => {
    const { lane, requests, signature } = validator.check(token);
    lanes.of(lane).add(requests, signature);
  };

  const ours: Measured = { latenciesMs: [], elapsedMs: 0, cpuMs: 0 };
  const limit: Measured = { latenciesMs: [], elapsedMs: 0, cpuMs: 0 };
  const theirs: Measured = { latenciesMs: [], elapsedMs: 0, cpuMs: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const tokens = shuffledNearby(signRound(consumers, round));
    measure(ours, tokens, accept);
    measure(limit, tokens.slice(0, verifiedAlone).map(signatureOf), ({ publicKey, digest, signature }) => {
      if (!isSignedBy(publicKey, digest, signature)) throw new Error("a signature is wrong");
    });
    measure(theirs, tokens.slice(0, verifiedWithEthers), verifyWithEthers);
  }
  report(`validation in process, ${channelCount} channels`, ours);
  report("libsecp256k1 alone, through Node", limit);
  report("ethers verifyTypedData alone", theirs);
  const ratioTo = (other: Measured) => perSecond(ours, ours.cpuMs) / perSecond(other, other.cpuMs);
  console.log(
    `ratio: ${ratioTo(limit).toFixed(2)} × libsecp256k1, ${ratioTo(theirs).toFixed(1)} × ethers per CPU second`,
  );
  console.log("wanted: 15,000/s on one core; libsecp256k1's own benchmark, in C, on a machine like this: 25,500/s");
}

interface Measured {
  readonly latenciesMs: number[];
  elapsedMs: number;
  /** CPU time of the process, which other programs cannot take away. */
  cpuMs: number;
}

const perSecond = ({ latenciesMs }: Measured, ms: number): number => (latenciesMs.length * 1_000) / ms;

function report(name: string, measured: Measured): void {
  const perCore = perSecond(measured, measured.cpuMs).toFixed(0);
  const perClock = perSecond(measured, measured.elapsedMs);
  console.log(`${line(name, perClock, measured.latenciesMs)}; ${perCore} per second of CPU`);
}

function measure<Item>(into: Measured, items: readonly Item[], check: (item: Item) => void): void {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  let last = start;
  for (const item of items) {
    check(item);
    const now = performance.now();
    into.latenciesMs.push(now - last);
    last = now;
  }
  into.elapsedMs += last - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  into.cpuMs += (user + system) / 1_000;
}

/** Signature of a token as libsecp256k1 needs it. */
function signatureOf({ intermediary, consumer, tokenId, lane, requests, signature }: PaymentToken) {
  const digest = new TokenDigest(chainId, intermediary, consumer).of(tokenId, lane, requests).slice();
  const publicKey = recoverKeys(digest, signature).find((key) => isSignedBy(key, digest, signature));
  if (!publicKey) throw new Error("a signature is wrong");
  return { publicKey, digest, signature };
}

function verifyWithEthers({ signature, ...token }: PaymentToken): void {
  const domain = paymentTokenDomain(chainId, token.intermediary);
  getAddress(verifyTypedData(domain, types, token, hexlify(signature)));
}

function openConsumer(): Consumer {
  const key = randomBytes(32);
  const channel: ValidatedChannel = {
    address: hexlify(randomBytes(20)),
    consumer: hexlify(randomBytes(20)),
    provider: hexlify(randomBytes(20)),
    voucherKey: computeAddress(hexlify(key)).toLowerCase(),
    asset: ZeroAddress,
    tolerancePeriod: 60,
    terminationPeriod: 900,
    retiredKeys: new Map(),
    lanes: new Map([[0, { price: 1_000_000_000n, priceBefore: 0n, pricedFrom: 1n, openedWith: 1n }]]),
    held: 10n ** 18n,
    status: "OPEN",
    tokenId: 1n,
    expiringTokenId: 0n,
    redemptionReadyAt: 0,
  };
  return { channel, key };
}

/** The next requests of all consumers, in turn. */
function signRound(consumers: readonly Consumer[], round: number): PaymentToken[] {
  const perConsumer = Math.ceil(tokensPerRound / consumers.length);
  const signers = consumers.map(({ channel, key }) => ({
    channel,
    key,
    digest: new TokenDigest(chainId, channel.address, channel.consumer),
  }));
  const tokens: PaymentToken[] = [];
  for (let request = 1; request <= perConsumer; request += 1) {
    for (const { channel, key, digest } of signers) {
      const requests = BigInt(round * perConsumer + request);
      const { address: intermediary, consumer, tokenId } = channel;
      const signature = signDigest(digest.of(tokenId, 0, requests), key);
      tokens.push({ intermediary, consumer, tokenId, lane: 0, requests, signature });
    }
  }
  return tokens;
}

/** Requests overtake each other, as on a network, but stay within the window. */
function shuffledNearby(tokens: readonly PaymentToken[]): PaymentToken[] {
  return tokens
    .map((token, index) => ({ token, at: index + Math.random() * 20 * channelCount }))
    .sort((a, b) => a.at - b.at)
    .map(({ token }) => token);
}
