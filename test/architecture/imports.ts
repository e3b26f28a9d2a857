import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Imports of a file by path, types included: paths from the root. */
export function importsByPath(file: string): string[] {
  const paths = readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g);
  return [...paths].map(([, path = ""]) => normalize(join(dirname(file), path)));
}

/** All files of code, those of tests too. */
export const sourceFiles = globSync("**/*.{ts,tsx,mjs}", {
  exclude: ["**/node_modules/**", "**/dist/**", ".data/**", "*.config.ts", "contracts/cache/**"],
});

/** Whether a file is of tests alone, which may import anything. */
export const isTest = (file: string) => file.endsWith(".test.ts") || /\/testing(\/|\.ts$)/.test(file);
