import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { positionPattern } from "../../../subgraph-protocol/read-positions.ts";

interface ScalarRule<T> {
  readonly name: string;
  readonly description: string;
  /** Parses a client's value; throws a plain `Error` that says what is expected. */
  readonly parse: (value: unknown) => T;
  readonly serialize?: (value: T) => string | number;
}

function scalar<T>({ name, description, parse, serialize }: ScalarRule<T>): GraphQLScalarType<T, string | number> {
  const checked = (value: unknown): T => {
    try {
      return parse(value);
    } catch (error) {
      throw new GraphQLError(`${name}: ${(error as Error).message}`, { extensions: { code: "BAD_USER_INPUT" } });
    }
  };
  return new GraphQLScalarType<T, string | number>({
    name,
    description,
    parseValue: checked,
    parseLiteral: (node) => checked(plainValueOf(node)),
    serialize: (value) => (serialize ?? String)(value as T),
  });
}

/** JSON value of a literal; a number only when JSON keeps all its digits. */
function plainValueOf(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind !== Kind.INT) return undefined;
  const number = Number(node.value);
  return String(number) === node.value ? number : undefined;
}

function matching(pattern: RegExp, expected: string) {
  return (value: unknown): string => {
    if (typeof value === "string" && pattern.test(value)) return value;
    throw new Error(`expected ${expected}`);
  };
}

/** Parser of whole numbers: no point, exponent, plus sign or leading zero; a string, for any size. */
function wholeNumber(minimum?: bigint, maximum?: bigint) {
  return (value: unknown): bigint => {
    const number = BigInt(digitsOf(value));
    if (minimum !== undefined && number < minimum) throw new Error(`expected at least ${minimum}`);
    if (maximum !== undefined && number > maximum) throw new Error(`expected at most ${maximum}`);
    return number;
  };
}

function digitsOf(value: unknown): string {
  const isExact = typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0);
  const text = isExact ? String(value) : value;
  if (typeof text === "string" && /^(?:0|-?[1-9]\d{0,77})$/.test(text)) return text;
  throw new Error("expected a whole number as a string of digits");
}

const uint256 = 2n ** 256n - 1n;

/** Whole number of any size, a decimal string in JSON. */
export const BigIntScalar = scalar<bigint>({
  name: "BigInt",
  description: "A whole number of any size, as a decimal string.",
  parse: wholeNumber(),
});

/** Amount of a token or of ether in its smallest unit, a decimal string in JSON. */
export const TokenAmountScalar = scalar<bigint>({
  name: "TokenAmount",
  description: "An amount in the smallest unit of its token or of ether (18 decimals), as a decimal string.",
  parse: wholeNumber(0n, uint256),
});

/** Number of a ledger's block, a decimal string in JSON. */
export const BlockNumberScalar = scalar<bigint>({
  name: "BlockNumber",
  description: "The number of a block of a ledger, as a decimal string.",
  parse: wholeNumber(0n, 2n ** 64n - 1n),
});

/** Account address on both ledgers; read in any case, answered in lower case or as the ledger holds it. */
export const AddressScalar = scalar<string>({
  name: "Address",
  description: "An account's address: 0x and 40 hexadecimal digits.",
  parse: matching(/^0x[0-9a-fA-F]{40}$/, "0x and 40 hexadecimal digits"),
});

/** Hash of an EVM transaction or block, 32 bytes. */
export const HashScalar = scalar<string>({
  name: "Hash",
  description: "32 bytes: 0x and 64 hexadecimal digits.",
  parse: matching(/^0x[0-9a-fA-F]{64}$/, "0x and 64 hexadecimal digits"),
});

/** Bytes of any length up to 64 KiB, hexadecimal. */
export const BytesScalar = scalar<string>({
  name: "Bytes",
  description: "Bytes: 0x and an even number of hexadecimal digits.",
  parse: matching(/^0x(?:[0-9a-fA-F]{2}){0,65536}$/, "0x and an even number of hexadecimal digits"),
});

/** Id of an organisation's membership service provider. */
export const MspIdScalar = scalar<string>({
  name: "MspId",
  description: "The id of an organisation's membership service provider on the Fabric network, such as Org1MSP.",
  parse: matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "an MSP id such as Org1MSP"),
});

/** Id of a Fabric transaction. */
export const TransactionIdScalar = scalar<string>({
  name: "TransactionId",
  description: "The id of a Fabric transaction: 64 hexadecimal digits.",
  parse: matching(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
});

/** Position in a connection or a stream; opaque to clients, which only hand it back. */
export const CursorScalar = scalar<string>({
  name: "Cursor",
  description: "An opaque position in a connection or in a stream of events.",
  parse: matching(/^[A-Za-z0-9_-]{1,1024}$/, "a cursor that this graph gave out"),
});

/** Block of a ledger that reads are bound to; opaque to clients, which only hand it back. */
export const PositionScalar = scalar<string>({
  name: "Position",
  description: "An opaque position of a ledger: hand it to `@read` to see what was written by then, or as it was then.",
  parse: matching(positionPattern, "a position that this graph gave out"),
});

const dateTimePattern =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Time in the years 1 to 9999 of UTC, on a day that exists. */
function dateTime(value: unknown): Date {
  const [text, day] = (typeof value === "string" && dateTimePattern.exec(value)) || [];
  if (!text || !day) throw new Error("expected an ISO 8601 date and time with its zone, such as 2026-01-31T12:00:00Z");
  // JavaScript takes the 30th of February for the 2nd of March.
  const midnight = new Date(`${day}T00:00:00Z`);
  const date = new Date(text);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  if (!isDay || !/^(?!0000)\d{4}-/.test(date.toISOString())) throw new Error(`there is no such time: ${text}`);
  return date;
}

/** Point in time, ISO 8601 in UTC. */
export const DateTimeScalar = scalar<Date>({
  name: "DateTime",
  description: "A point in time, ISO 8601 in UTC with milliseconds.",
  parse: dateTime,
  serialize: (value) => value.toISOString(),
});
