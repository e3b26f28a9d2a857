/** Message of an error, to be wrapped into a longer text. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
