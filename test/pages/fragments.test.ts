import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blockWith, root } from "./pages.ts";
import { fragments } from "./treated.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ledgerloom-fragments-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options =
  "--noEmit --strict --target esnext --lib esnext,dom --module nodenext --skipLibCheck --types node --pretty false";

/** Errors of the compiler for programs. */
function faultsOf(programs: readonly string[]): string {
  const files = programs.map((text, index) => {
    const file = `fragment-${index}.mts`;
    writeFileSync(join(folder, file), `${text}\nexport {};\n`);
    return file;
  });
  try {
    return execFileSync(join(root, "node_modules/.bin/tsc"), [...options.split(" "), ...files], {
      cwd: folder,
      encoding: "utf8",
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("what pages print of programs compiles", () => {
  expect(faultsOf(fragments.map(({ page, holds, after }) => after + blockWith(page, holds)))).toBe("");
});

test("a fragment with an option that is none does not compile", () => {
  const [first] = fragments;
  const wrong = `${first?.after}createServer(httpPayments(connection, { price: 10n, inAdvance: 64 }, listener));`;
  expect(faultsOf([wrong])).toContain("'inAdvance' does not exist");
});
