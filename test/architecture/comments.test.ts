import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Folders whose comments begin with the word of their thing; others are added as they are read. */
const foldersRead = [
  "bench",
  "chaincode",
  "clients/agent",
  "clients/cli/src",
  "clients/dashboard",
  "clients/pay/src",
  "clients/sdk",
  "config",
  "contracts",
  "errors",
  "examples",
  "gateway",
  "ledgers",
  "process",
  "scripts",
  "serving",
  "start",
  "store",
  "subgraph-protocol",
  "subgraphs",
  "telemetry",
  "test",
];

const riddle = /(?:\/\*\*|^\s*\*|(?:^|\s)\/\/\/?)\s+(?:@\w+ )?(?:What|Who|Whoever|Whom|Whose)\b.*$/gm;

/** A literal that is only taken apart again, to please a formatter. */
const spreadLiteral = /^\s*\.\.\.\{ .*\},?$/gm;

const files = foldersRead.flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,tsx,mjs,sol}`, { exclude: ["**/node_modules/**", "**/dist/**", "**/generated/**"] }),
);

const foundIn = (pattern: RegExp) =>
  files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(pattern)].map(([text]) => `${file}: ${text.trim()}`));

test("comments name their thing first: none begins with what, who or whoever", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(foundIn(riddle)).toEqual([]);
});

test("no literal is spread where its fields could stand", () => {
  expect(foundIn(spreadLiteral)).toEqual([]);
});
