const unstorable = /\0|[\ud800-\udfff]/gu;

/** Text that every database takes: a ledger may hold what PostgreSQL cannot (NUL, halves of surrogate pairs). */
export function storableText(text: string): string {
  return text.replaceAll(unstorable, "\ufffd");
}
