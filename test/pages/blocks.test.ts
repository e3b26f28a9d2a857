import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { readConfig } from "../../config/config.ts";
import { type Block, blocksOf, blockWith, pages, root } from "./pages.ts";
import { commands, fragments, type Place, settingsFiles } from "./treated.ts";

const blocks = pages.flatMap(blocksOf).map((block) => ({ ...block, first: block.text.split("\n")[0] }));
const treated: readonly Place[] = [...commands, ...fragments, ...settingsFiles];
const read = (path: string) => readFileSync(join(root, path), "utf8");

/**
 * Drawings have no language; every document is validated and executed. How-tos print parts of changes that are made up:
 * followers of the page run them.
 */
const needsTreatment = ({ page, language }: Block) =>
  language !== "" && language !== "graphql" && !page.startsWith("docs/contributing/");

test.each(blocks.filter(needsTreatment))("a test takes what $page prints in $language: $first", ({ page, text }) => {
  expect(treated.filter((place) => place.page === page && text.includes(place.holds))).toHaveLength(1);
});

test.each(treated)("$page has one block with $holds", ({ page, holds }) => {
  expect(blockWith(page, holds)).toContain(holds);
});

test.each(commands)("what is said to run the block of $page with $holds names it", (command) => {
  if ("why" in command) return expect(command.why).toMatch(/\w+ \w+/);
  const name = command.holds.replace("// ", "");
  expect(read(command.runBy).includes(name), `${command.runBy} has ${name}`).toBe(true);
});

const schema = buildSchema(read("schema/schema.graphql"));

test.each(blocks.filter(({ language }) => language === "graphql"))(
  "the graph has what $page asks: $first",
  ({ text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  },
);

const scripts = Object.keys(JSON.parse(read("package.json")).scripts);
const shells = blocks.filter(({ language }) => language === "sh");

test.each(shells)("$page names scripts, modules and settings that there are: $first", ({ text }) => {
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);
  expect(scripts).toEqual(expect.arrayContaining(named));
  for (const [, module = ""] of text.matchAll(/node dist\/(\S+)\.js/g))
    expect(existsSync(join(root, `${module}.ts`)), module).toBe(true);
  const settings = [...text.matchAll(/\b(LEDGERLOOM_\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]);
  const filledIn = settings.map(([name, value = ""]) => [name, fill(value)]);
  expect(() => readConfig(Object.fromEntries(filledIn))).not.toThrow();
});

/** Fills in values that a page leaves out, or leaves to the shell. */
function fill(value: string): string {
  if (value.startsWith("0x")) return value.replace("…", "1".repeat(64));
  return value === "…" ? "http://127.0.0.1:4002/graphql" : value.replace("…", "chain.example");
}
