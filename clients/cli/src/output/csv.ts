import { visible } from "./visible.ts";

/** A line of CSV (RFC 4180). Text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return cells.map(cellOf).join(",");
}

function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = visible(String(value));
  const plain = /^[=+\-@]/.test(text) && !/^-\d+$/.test(text) ? `'${text}` : text;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
