import { ChaincodeError, demand } from "../../ledger/chaincode-error.ts";
import { type ActArguments, type ActName, actFields, isStruct, structFields, type TypedField } from "./act-types.ts";
import { parseAddress } from "./address.ts";

const wholeNumber = /^(0|[1-9][0-9]{0,77})$/;
const loneSurrogate = /\p{Surrogate}/u;
/** Longest JSON in characters: more than the largest bulk registration takes. */
const maxJsonLength = 4_000_000;

/**
 * Reads an act's arguments from JSON: every declared field, of its declared type, and no other field.
 * @throws BAD_INPUT
 */
export function parseActArguments<Name extends ActName>(act: Name, json: string): ActArguments<Name> {
  return parseStruct(act, actFields[act], parseJson(act, json)) as ActArguments<Name>;
}

/** @throws BAD_INPUT unless the text is JSON of a reasonable size */
export function parseJson(what: string, json: string): unknown {
  demand(
    json.length <= maxJsonLength,
    "BAD_INPUT",
    `${what} has ${json.length} characters of JSON; at most ${maxJsonLength} are taken`,
  );
  try {
    return JSON.parse(json);
  } catch {
    throw new ChaincodeError("BAD_INPUT", `${what} must be JSON`);
  }
}

/** Reads an object by its table of fields. @throws BAD_INPUT */
export function parseStruct(what: string, fields: readonly TypedField[], value: unknown): Record<string, unknown> {
  demand(
    typeof value === "object" && value !== null && !Array.isArray(value),
    "BAD_INPUT",
    `${what} must be a JSON object`,
  );
  const given = value as Record<string, unknown>;
  const unknownName = Object.keys(given).find((name) => !fields.some((field) => field.name === name));
  demand(
    unknownName === undefined,
    "BAD_INPUT",
    `${what} has no field ${JSON.stringify(unknownName)}; it has ${namesOf(fields)}`,
  );
  const parsed: Record<string, unknown> = {};
  for (const field of fields) parsed[field.name] = parseValue(`${what}.${field.name}`, field.type, given[field.name]);
  return parsed;
}

const namesOf = (fields: readonly TypedField[]) => fields.map(({ name }) => name).join(", ");

function parseValue(what: string, type: string, value: unknown): unknown {
  if (type.endsWith("[]")) {
    demand(Array.isArray(value), "BAD_INPUT", `${what} must be a list`);
    return value.map((item, index) => parseValue(`${what}[${index}]`, type.slice(0, -2), item));
  }
  if (isStruct(type)) return parseStruct(what, structFields[type], value);
  if (type === "bool") {
    demand(typeof value === "boolean", "BAD_INPUT", `${what} must be true or false`);
    return value;
  }
  demand(
    typeof value === "string" && !loneSurrogate.test(value),
    "BAD_INPUT",
    `${what} must be text, without halves of characters`,
  );
  if (type === "address") return parseAddress(value, what);
  if (type.startsWith("uint")) return parseWholeNumber(what, BigInt(type.slice(4)), value);
  return value;
}

function parseWholeNumber(what: string, bits: bigint, text: string): bigint {
  const number = wholeNumber.test(text) ? BigInt(text) : -1n;
  demand(
    number >= 0n && number < 1n << bits,
    "BAD_INPUT",
    `${what} must be a whole number of at most ${bits} bits, in decimal digits`,
  );
  return number;
}
