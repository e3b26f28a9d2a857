import { astFromValue, type GraphQLScalarType, GraphQLString, parseValue } from "graphql";
import { expect, test } from "vitest";
import {
  BigIntScalar,
  BlockNumberScalar,
  CursorScalar,
  DateTimeScalar,
  MspIdScalar,
  TokenAmountScalar,
} from "./scalars.ts";

/** Value of a literal; `undefined` when the scalar refuses it with a code. */
function ofLiteral(scalar: GraphQLScalarType, literal: string): unknown {
  try {
    return scalar.parseLiteral(parseValue(literal));
  } catch (error) {
    expect(error).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    return undefined;
  }
}

function ofValue(scalar: GraphQLScalarType, value: unknown): unknown {
  try {
    return scalar.parseValue(value);
  } catch (error) {
    expect(error).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    return undefined;
  }
}

const ranges = [
  [BigIntScalar, -(10n ** 78n) + 1n, 10n ** 78n - 1n],
  [TokenAmountScalar, 0n, 2n ** 256n - 1n],
  [BlockNumberScalar, 0n, 2n ** 64n - 1n],
] as const;

/** Numbers around every limit at which a conversion may round. */
const edges = [31n, 32n, 53n, 63n, 64n, 128n, 255n, 256n].flatMap((bits) => [-1n, 0n, 1n].map((by) => 2n ** bits + by));
const tried = [0n, 1n, 10n, ...edges, 10n ** 78n - 1n, 10n ** 78n].flatMap((number) => [number, -number]);

test.each(ranges)("%s takes every whole number of its range exactly, and no other", (scalar, least, most) => {
  for (const number of tried) {
    const right = number >= least && number <= most ? number : undefined;
    expect([number, ofValue(scalar, `${number}`)]).toEqual([number, right]);
    expect([number, ofLiteral(scalar, `"${number}"`)]).toEqual([number, right]);
    const isExact = number >= BigInt(Number.MIN_SAFE_INTEGER) && number <= BigInt(Number.MAX_SAFE_INTEGER);
    expect([number, ofLiteral(scalar, `${number}`)]).toEqual([number, isExact ? right : undefined]);
    expect([number, ofValue(scalar, Number(number))]).toEqual([number, isExact ? right : undefined]);
  }
});

test.each(ranges)("%s takes digits only", (scalar) => {
  const texts = [
    "",
    " ",
    "-",
    "-0",
    "+1",
    "00",
    "01",
    "-01",
    "1.0",
    "1.",
    ".1",
    "1e3",
    "1E+3",
    "0x1",
    "1_000",
    "1,0",
    "１",
    "1\n",
    "NaN",
  ];
  for (const text of texts) {
    expect([text, ofValue(scalar, text)]).toEqual([text, undefined]);
    const literal = (astFromValue(text, GraphQLString) as { value: string }).value;
    expect([text, ofLiteral(scalar, JSON.stringify(literal))]).toEqual([text, undefined]);
  }
  for (const literal of ["1.0", "1e3", "-0", "true", "null", "[1]", "{ a: 1 }", "ONE"]) {
    expect([literal, ofLiteral(scalar, literal)]).toEqual([literal, undefined]);
  }
  for (const value of [-0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, true, null, [1], {}, 1n]) {
    expect(ofValue(scalar, value)).toBeUndefined();
  }
});

test("what is a text is never written as a number", () => {
  for (const scalar of [CursorScalar, MspIdScalar]) {
    expect([ofLiteral(scalar, "5"), ofValue(scalar, 5), ofLiteral(scalar, `"5"`)]).toEqual([undefined, undefined, "5"]);
  }
});

test.each([
  ["2026-02-28T23:59:59Z", "2026-02-28T23:59:59.000Z"],
  ["2024-02-29T00:00:00.1Z", "2024-02-29T00:00:00.100Z"],
  ["2026-01-01T00:30:00.123+01:00", "2025-12-31T23:30:00.123Z"],
  ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
  ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
])("the time %s is %s", (text, iso) => {
  expect((ofValue(DateTimeScalar, text) as Date).toISOString()).toBe(iso);
  expect(DateTimeScalar.serialize(ofLiteral(DateTimeScalar, JSON.stringify(text)))).toBe(iso);
});

test.each([
  "2026-02-30T00:00:00Z",
  "2025-02-29T00:00:00Z",
  "2026-04-31T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-00-01T00:00:00Z",
  "2026-01-00T00:00:00Z",
  "2026-01-01T24:00:00Z",
  "2026-01-01T12:60:00Z",
  "2016-12-31T23:59:60Z",
  "2026-01-01T12:00:00",
  "2026-01-01T12:00Z",
  "2026-01-01",
  "2026-01-01 12:00:00Z",
  "2026-01-01t12:00:00z",
  "2026-01-01T12:00:00.1234Z",
  "2026-01-01T12:00:00.Z",
  "2026-01-01T12:00:00+24:00",
  "2026-01-01T12:00:00+0100",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+01:00",
  "9999-12-31T23:59:59-01:00",
  "+012026-01-01T12:00:00Z",
  "-000001-01-01T00:00:00Z",
  "2026-01-01T12:00:00Z ",
  1_767_268_800_000,
  null,
])("there is no time %s", (value) => {
  expect(ofValue(DateTimeScalar, value)).toBeUndefined();
  if (typeof value === "string") expect(ofLiteral(DateTimeScalar, JSON.stringify(value))).toBeUndefined();
});
