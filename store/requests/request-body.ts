import { createHash } from "node:crypto";

/** Digest of an input; the order of its fields does not matter, nor whether one is left out or null. */
export function digestOf(input: object): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(input)))
    .digest("hex");
}

function canonical(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const given = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, canonical(item)]));
}

/** A payload as text; what JSON has no form for is marked. */
export function encodePayload(payload: object): string {
  return JSON.stringify(payload, function (this: Record<string, unknown>, name, item) {
    const value = this[name];
    if (typeof value === "bigint") return { $integer: String(value) };
    return value instanceof Date ? { $time: value.toISOString() } : item;
  });
}

/** The opposite of {@link encodePayload}. */
export function decodePayload<P>(text: string): P {
  return JSON.parse(text, (_name, item) => {
    if (typeof item?.$integer === "string") return BigInt(item.$integer);
    return typeof item?.$time === "string" ? new Date(item.$time) : item;
  });
}
