/** Makes room in a map, whose entries are in the order in which they came. */
export function deleteOldest(map: Map<unknown, unknown>): void {
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
