import { readFileSync } from "node:fs";
import { buildSchema, GraphQLError, type GraphQLInputObjectType, getNullableType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let channelId: string;
let consumer: string;
let provider: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  const opened = await payments.openChannel(1_000n);
  ({ id: channelId, consumer, provider } = opened);
});
afterAll(() => payments.stop());

const zero = `0x${"0".repeat(40)}`;

/** Values that no field of a kind takes, at no door. */
const bad = {
  int: [-1, 2 ** 31, 2 ** 53, 1.5, "0", null],
  amount: ["-1", `${2n ** 256n}`, "1.5", "1e3", "0x10", "", "١", -1, 2 ** 53, null],
  number: [`${10n ** 80n}`, "1.5", "1e3", "0x10", "", null],
  address: ["", "0x", `0x${"g".repeat(40)}`, `0x${"1".repeat(41)}`, `${"1".repeat(40)}`, null],
  id: ["", "\0", "0x", "☂", "x".repeat(10_000), `0x${"1".repeat(40)}`, null],
  label: ["x".repeat(33), "é".repeat(17), "x".repeat(100_000), 1],
  bytes: ["0x0", "0x", "", "zz", `0x${"00".repeat(64)}`, `0x${"00".repeat(66)}`, `0x${"ff".repeat(65_537)}`, null],
  hash: ["0x", `0x${"1".repeat(63)}`, `0x${"1".repeat(65)}`, ""],
  time: ["", "yesterday", "2026-13-01T00:00:00Z", 0],
  key: ["", "x".repeat(65), "\n", "é", 1],
  name: ["", "x".repeat(65), "\0", "a\nb", "\ud800", 1],
};

type Fields = Readonly<Record<string, readonly unknown[]>>;
interface Door {
  readonly input: () => object;
  readonly fields: Fields;
  readonly as?: string;
}

const key = { idempotencyKey: bad.key };
const amount = bad.amount.slice(0, -1);
const traceparent = [1, true, [[""]]];
const lane = { pricePerRequest: "1" };
const token = () => ({
  intermediary: channelId,
  consumer,
  tokenId: "1",
  requests: "1",
  signature: `0x${"11".repeat(65)}`,
});
const batch: Door = {
  input: () => ({ provider, channelIds: [channelId] }),
  as: "Org2MSP",
  fields: {
    ...key,
    provider: [...bad.address, zero],
    channelIds: [[], null, Array.from({ length: 101 }, (_, number) => `0x${number}`), ...bad.id.map((id) => [id])],
  },
};
const eachAs = (field: string, values: readonly unknown[], whole: object) =>
  values.map((value) => [{ ...whole, [field]: value }]);

/** The mutations of payments, and what each of their fields must not be. */
const doors: Readonly<Record<string, Door>> = {
  paymentChannelOpen: {
    input: () => ({ consumer, provider, lanes: [lane] }),
    fields: {
      ...key,
      consumer: bad.address,
      provider: [...bad.address, zero],
      salt: bad.hash,
      asset: [...bad.address.slice(0, -1), `0x${"7".repeat(40)}`],
      tolerancePeriod: [...bad.int, 2 ** 31 - 1],
      terminationPeriod: [...bad.int, 0, 179, 86_401, 2 ** 31 - 1],
      deposit: [...bad.amount.slice(0, -1), `${2n ** 255n}`, `${2n ** 256n - 1n}`],
      lanes: [
        ...[[], null, "lanes", [lane, lane], Array.from({ length: 257 }, (_, number) => ({ ...lane, lane: number }))],
        ...eachAs("lane", bad.int, lane),
        ...eachAs("pricePerRequest", [...bad.amount, `${2n ** 128n}`], lane),
        ...eachAs("label", bad.label, lane),
      ],
    },
  },
  paymentLaneOpen: {
    input: () => ({ channelId, lane: 1 }),
    fields: {
      ...key,
      channelId: bad.id,
      lane: [...bad.int, 0],
      pricedAs: [...bad.int, 5, 2 ** 31 - 1],
      label: bad.label,
      origin: bad.address.slice(1, -1),
    },
  },
  paymentChannelDeposit: {
    input: () => ({ channelId, from: consumer, amount: "1" }),
    fields: {
      ...key,
      channelId: bad.id,
      from: bad.address,
      sender: bad.address.slice(1, -1),
      amount: [...bad.amount, "0", `${2n ** 255n}`, `${2n ** 256n - 1n}`],
      asset: [...bad.address.slice(0, -1), `0x${"7".repeat(40)}`],
      authorization: ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", ...bad.time].map((validBefore) => {
        return { validBefore, nonce: `0x${"1".repeat(64)}`, signature: `0x${"11".repeat(65)}` };
      }),
    },
  },
  paymentChannelClose: {
    input: () => ({ channelId, redeemed: "1" }),
    fields: {
      ...key,
      channelId: bad.id,
      redeemed: [...bad.amount, "1001", `${2n ** 256n - 1n}`],
      deadline: [...bad.time, "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2001-01-01T00:00:00Z"],
      consumerSignature: bad.bytes.slice(0, -1),
    },
  },
  paymentChannelTerminate: {
    input: () => ({ channelId, party: consumer }),
    fields: { ...key, channelId: bad.id, party: [...bad.address, zero] },
  },
  payoutWithdraw: {
    input: () => ({ channelId, party: consumer }),
    fields: { ...key, channelId: bad.id, party: [...bad.address, zero] },
  },
  paymentVoucherKeyRotate: { input: () => ({ channelId }), fields: { ...key, channelId: bad.id } },
  paymentTokenSign: {
    input: () => ({ channelId }),
    fields: { ...key, channelId: bad.id, lane: [...bad.int, 1], count: [...bad.int, 0, 1_001], traceparent },
  },
  paymentTokenValidate: {
    input: () => ({ tokens: [token()] }),
    as: "Org2MSP",
    fields: {
      ...key,
      traceparent,
      tokens: [
        ...[[], null, Array.from({ length: 1_001 }, token)],
        ...[bad.address, bad.number, bad.int, bad.bytes].flatMap((values, index) =>
          values.map((value) => [["intermediary", "tokenId", "lane", "signature"][index] ?? "", value] as const),
        ),
        ...["0", "-1", `${2n ** 64n}`, `${2n ** 64n - 1n}`, ...bad.number].map((value) => ["requests", value] as const),
        ...["0", "-1", "2", `${2n ** 64n}`, `${2n ** 64n - 1n}`].map((value) => ["tokenId", value] as const),
      ],
    },
  },
  redemptionStart: {
    input: () => ({ channelId }),
    as: "Org2MSP",
    fields: {
      ...key,
      channelId: bad.id,
      prices: [
        ...[null, [lane, lane], Array.from({ length: 257 }, (_, number) => ({ ...lane, lane: number }))],
        ...eachAs("lane", bad.int, lane),
        ...eachAs("pricePerRequest", [...bad.amount, `${2n ** 128n}`], lane),
        ...eachAs("label", bad.label, lane),
      ],
    },
  },
  redemptionFinalize: { input: () => ({ channelId }), as: "Org2MSP", fields: { ...key, channelId: bad.id } },
  redemptionBatchStart: batch,
  redemptionBatchFinalize: batch,
  paymentPolicySet: {
    input: () => ({ account: consumer }),
    fields: {
      ...key,
      account: bad.address,
      asset: bad.address,
      redeemAfterSeconds: bad.int.slice(0, -1),
      leastTolerancePeriod: bad.int.slice(0, -1),
      leastTerminationPeriod: bad.int.slice(0, -1),
      maxTerminationPeriod: [...bad.int, 0, 59],
      riskCap: amount,
      redeemAtValue: amount,
      hourlyBudget: amount,
      dailyBudget: amount,
      dailyBudgetPerPeer: amount,
      fundBelow: [...amount, "1"],
      fundWith: [...amount, "0", "1"],
    },
  },
  paymentAccountCreate: { input: () => ({}), fields: key },
  paymentServiceKeyCreate: {
    input: () => ({ account: consumer }),
    fields: { ...key, account: [...bad.address, zero], name: bad.name },
  },
  paymentServiceKeyRevoke: { input: () => ({ id: "ab".repeat(16) }), fields: { ...key, id: bad.id } },
  x402VouchersClaim: {
    input: () => ({ provider }),
    as: "Org2MSP",
    fields: { ...key, provider: [...bad.address, zero] },
  },
};

/** A mutation's answer: the code of its refusal, or OK. */
async function codeOf(name: string, input: object, as?: string): Promise<unknown> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { act: ${name}(input: $input) { userErrors { code } } }`;
  return payments
    .ask<{ act: { userErrors: { code: string }[] } }>(source, { input }, as)
    .then(({ act }) => act.userErrors[0]?.code ?? "OK", inputErrorOf);
}

/** Refusals of GraphQL itself have no cause but themselves. */
function inputErrorOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) throw error;
  return error.extensions.code ?? (isOwn(error.originalError) ? "BAD_USER_INPUT" : "INTERNAL");
}

const isOwn = (cause: unknown) => cause === undefined || cause instanceof GraphQLError;

const state = async () => [await payments.channel(channelId), await channels()];
const channels = () => payments.ask("{ paymentChannels(first: 1) { totalCount } }");

test("every field of every mutation is walked", () => {
  const schema = buildSchema(readFileSync("schema/payments.graphql", "utf8"), { assumeValidSDL: true });
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const fieldsOf = (input: unknown) => Object.keys((input as GraphQLInputObjectType).getFields()).sort();
  const all = mutations.map(({ name, args }) => [name, fieldsOf(getNullableType(args[0]?.type))] as const);
  const walked = Object.entries(doors).map(([name, { fields }]) => [name, Object.keys(fields).sort()] as const);
  expect(Object.fromEntries(walked)).toEqual(Object.fromEntries(all));
});

describe.each(Object.entries(doors))(
  "%s refuses with a code, and changes nothing, for",
  (name, { input, fields, as }) => {
    test.each(Object.entries(fields))("each bad %s", async (field, values) => {
      const before = await state();
      for (const value of values) {
        // A field of a token and its value, in a right one otherwise.
        const given =
          field === "tokens" && typeof (value as unknown[] | null)?.[0] === "string"
            ? [{ ...token(), [(value as [string])[0]]: (value as unknown[])[1] }]
            : value;
        const code = await codeOf(name, { ...input(), [field]: given }, as);
        expect([code === "OK" || code === "INTERNAL", code, value], JSON.stringify(value)?.slice(0, 80)).toEqual([
          ...[false, code, value],
        ]);
      }
      expect(await state()).toEqual(before);
    });
  },
);

test("all that is no mutation's refusal is nobody's channel", async () => {
  for (const id of bad.id.slice(0, -1)) {
    const found = payments.ask("query ($id: ID!) { paymentChannel(id: $id) { id } }", { id });
    expect(await found.catch(inputErrorOf)).toEqual({ paymentChannel: null });
  }
});
