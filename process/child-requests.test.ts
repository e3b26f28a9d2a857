import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Child, compiledModule, startChild } from "./child-process.ts";

let folder: string;
let child: Child<string>;

/** A program that does what it is asked: fails, ends, or nothing. */
const program = `
import { reportReady } from "${compiledModule("process/child-process.js")}";
import { PlatformError } from "${compiledModule("errors/platform-error.js")}";
import { answerRequests } from "${compiledModule("process/child-requests.js")}";
answerRequests(async ({ what }) => {
  if (what === "fail") throw new PlatformError("PORT_IN_USE", "it cannot");
  if (what === "end") process.exit(1);
  if (what === "wait") await new Promise(() => {});
});
reportReady("ready");
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "child-requests-"));
  const module = join(folder, "program.mjs");
  await writeFile(module, program);
  child = await startChild<string>({ module });
});
afterAll(async () => {
  await child.stop();
  await rm(folder, { recursive: true });
});

test("a child does what it is asked, or says why it cannot", async () => {
  await expect(child.ask({ what: "nothing" })).resolves.toBeUndefined();
  await expect(child.ask({ what: "fail" })).rejects.toMatchObject({ code: "PORT_IN_USE", message: "it cannot" });
  const asked = await Promise.allSettled(["wait", "end", "late"].map((what) => child.ask({ what })));
  for (const outcome of asked) expect(outcome).toMatchObject({ reason: { code: "LEDGER_UNAVAILABLE" } });
  await expect(child.ask({ what: "nothing" })).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
});
