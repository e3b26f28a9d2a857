/** Parts of a composite key of Fabric: NUL, then kind and attributes, each ended by NUL; empty for plain keys. */
export function splitStateKey(key: string): string[] {
  return key.startsWith("\u0000") ? key.slice(1, -1).split("\u0000") : [];
}
