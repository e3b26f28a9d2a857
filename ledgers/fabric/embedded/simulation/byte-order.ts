/** Orders strings by their UTF-8 bytes, as Go does; JavaScript's own order differs beyond the basic plane. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}

/** Entries of a map with string keys, in byte order. */
export function sortedByBytes<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => compareBytes(a, b));
}
