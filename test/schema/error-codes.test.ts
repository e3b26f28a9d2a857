import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorCodes } from "../../errors/error-codes.ts";
import { allSubgraphs } from "../../subgraphs/all-subgraphs.ts";

const page = readFileSync("docs/reference/errors.md", "utf8");
const sources = globSync("{gateway,serving,store,subgraph-protocol,subgraphs/kit}/**/*.ts").filter(
  (file) => !file.includes("test"),
);

/** Codes that errors are made with, wherever they are made. */
const made = sources.flatMap((file) => [
  ...readFileSync(file, "utf8").matchAll(/(?:code: |unauthenticated\(|forClients\([^)]*code: )"([A-Z_]{4,})"/g),
]);

/** Which the gateway answers as another one. */
const inner = new Set(["TIMEOUT_ERROR"]);

test("every code that an error may have is explained on its page", () => {
  const codes = new Set<string>([...Object.keys(errorCodes), ...made.map(([, code = ""]) => code)]);
  expect(codes.has("BAD_USER_INPUT")).toBe(true);
  expect([...codes].filter((code) => !inner.has(code) && !page.includes(`\`${code}\``))).toEqual([]);
});

test.each(["docs/reference/errors.md", "docs/guides/paying.md"])("%s says of every code what to do", (path) => {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => /^\|[^|]*(?:\|[^|`]*)?`[A-Z]+_?[A-Z_]+`/.test(line))
    .map((line) => line.split("|").slice(1, -1));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ""))).toEqual([]);
});

/** Codes that the sources of some folders give; lists and tables of all codes aside. */
function givenIn(folders: string): Set<string> {
  const files = globSync(`{${folders}}/**/*.ts`).filter(
    (file) => !/test|(?:error-codes?|chaincode-error)\.ts$/.test(file),
  );
  const words = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/"([A-Z_]{4,})"/g)]);
  return new Set(words.map(([, word = ""]) => word).filter((word) => Object.hasOwn(errorCodes, word)));
}

const everyPart = givenIn("subgraphs/kit,store,process,serving,ledgers/fabric,chaincode/src/ledger");

test.each(Object.values(allSubgraphs))("$name declares the codes that it gives besides those of every part", (one) => {
  const ledger = one.name === "payments" ? "ledgers/evm" : `chaincode/src/${one.name}`;
  const own = [...givenIn(`subgraphs/${one.name},${ledger}`)].filter((code) => !everyPart.has(code));
  expect(own.sort()).toEqual([...one.codes]);
});
