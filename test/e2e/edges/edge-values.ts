import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql";

const megabyte = "x".repeat(1_000_000);
const texts = ["", " ", "\0", "a\0b", "\ud800", "\udc00x", "\u202e", "☂", "%_\\", "'\"", "__proto__", megabyte];
/** Values that no scalar takes. */
const strange: readonly unknown[] = [null, true, 1.5, -1, 2 ** 53, [], [[]], {}, { a: 1 }];

const powers = [31n, 32n, 53n, 63n, 64n, 128n, 256n].flatMap((power) => [2n ** power - 1n, 2n ** power]);
const numbers = [
  ...[...powers, 0n, 1n, 10n ** 77n, 10n ** 78n, -1n, -(2n ** 63n), -(2n ** 63n) - 1n].map(String),
  ...["-0", "1.5", "1e3", "0x10", "١", "9".repeat(100_000)],
];
const hex = (digits: number) => [`0x${"0".repeat(digits)}`, `0x${"f".repeat(digits)}`, `0x${"F".repeat(digits)}`];
const cursorOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");

/** Values at the edges of scalars, within and beyond, by name. */
const edges: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), "1"],
  Boolean: [true, false, "true", 0],
  String: [...texts, 1],
  ID: [...texts, 0, "0x", ...hex(40), "-", "a/b", "9".repeat(100)],
  Address: [...texts, ...hex(40), ...hex(39), ...hex(41)],
  Hash: [...texts, ...hex(64), ...hex(63), ...hex(66)],
  Bytes: [...texts, "0x", ...hex(1), ...hex(2), ...hex(130), ...hex(131_072), ...hex(131_074)],
  MspId: [...texts, "Org1MSP", "Nobody", "x".repeat(100), "x".repeat(101)],
  TransactionId: [...texts, "0".repeat(64), "f".repeat(65)],
  DateTime: [
    ...texts,
    ...["0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59-23:59"],
    ...["0001-01-01T00:00:00+23:59", "1969-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z"],
    ...["+275760-09-13T00:00:00Z", "-000001-01-01T00:00:00Z", "infinity", "now"],
  ],
  TokenAmount: [...texts, ...numbers],
  BigInt: [...texts, ...numbers],
  BlockNumber: [...texts, ...numbers],
  Cursor: [
    ...[...texts, "A".repeat(1_024), "A".repeat(1_025), "--", "_"],
    ...[[], [""], ["\0"], ["a", "b"], [1], {}, null, "a"].map(cursorOf),
    ...["0.0.0", "9.9.-1", "-1.0.0", "999999999999999999.999999999.999999999"].map((text) => Buffer.from(text)),
    ...[`${2n ** 63n}.0.0`, `${2n ** 64n}.0.0`].map((text) => Buffer.from(text)),
  ].map((cursor) => (Buffer.isBuffer(cursor) ? cursor.toString("base64url") : cursor)),
  Position: [...texts, "A".repeat(512), "A".repeat(513)],
};

/** Lists inside lists, so many. */
export function nested(depth: number): unknown[] {
  return depth === 0 ? [] : [nested(depth - 1)];
}

/** Values for a place of a type, each in turn; inside of an object, in one field after the other. */
export function edgeValues(type: GraphQLInputType, usual: unknown): unknown[] {
  if (isNonNullType(type)) return edgeValues(type.ofType, usual);
  if (isListType(type)) return [...strange, ...listEdges(type.ofType, usual), ...[20, 60, 65].map(nested)];
  if (isEnumType(type)) return [...strange, ...type.getValues().map(({ name }) => name), "NONE_SUCH", "", "\0"];
  if (!isInputObjectType(type)) return [...strange, ...(edges[type.name] ?? texts)];
  const whole = (usual ?? {}) as Record<string, unknown>;
  const fields = Object.values(type.getFields());
  return [
    ...[...strange, whole, { ...whole, noSuchField: 1 }],
    ...fields.flatMap((field) =>
      edgeValues(field.type, whole[field.name]).map((value) => ({ ...whole, [field.name]: value })),
    ),
  ];
}

function listEdges(type: GraphQLInputType, usual: unknown): unknown[] {
  const [first] = (usual ?? []) as unknown[];
  const many = first === undefined ? [] : [Array.from({ length: 200 }, () => first)];
  return [[null], Array.from({ length: 100_000 }, () => null), ...many, ...edgeValues(type, first).map((one) => [one])];
}

/** Changed forms of a cursor that was given out: other values in its places. */
export function changedCursors(cursor: string): string[] {
  const [tag, ...values] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as string[];
  const times = ["2026-13-01", "2026-02-30", "0000-01-01", "999999-01-01"].map((day) => `${day} 00:00:00+00`);
  const others = [
    ...["", "\0", "\ud800", "x".repeat(600), "0", "-1", "9".repeat(78), "infinity", "NaN", ...times],
    ...["25:00:00+00", "23:60:00+00", "23:59:61+00", "23:59:59+99", "24:00:00+00"].map((time) => `2026-01-01 ${time}`),
  ];
  const changed = values.flatMap((_, at) => others.map((other) => values.with(at, other)));
  return [...changed, [], [...values, ""]].map((texts) => cursorOf([tag, ...texts]));
}
