import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Imports of a file by path, types included: paths from the root. */
export function importsByPath(file: string): string[] {
  const paths = readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g);
  return [...paths].map(([, path = ""]) => normalize(join(dirname(file), path)));
}
