import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChild } from "./child-process.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "child-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A program that sends these messages to its parent, and stays. */
async function saying(...messages: readonly unknown[]): Promise<string> {
  const module = join(folder, `${crypto.randomUUID()}.mjs`);
  const said = messages.map((message) => `process.send(${JSON.stringify(message)});`);
  await writeFile(module, [...said, "setInterval(() => {}, 1_000);"].join("\n"));
  return module;
}

const ready = { type: "ledgerloom:ready", value: { port: 7 } };

test("a child is ready when it says so itself, whatever tools have it say before", async () => {
  const chatter = [{ "watch:import": ["file:///a.js"] }, { "watch:require": [] }, { type: "ready" }, null, "ready", 1];
  const child = await startChild<{ port: number }>({ module: await saying(...chatter, ready) });
  expect(child.ready).toEqual({ port: 7 });
  await child.stop();
});

test("a child that says that it has failed is an error with its code", async () => {
  const failed = { type: "ledgerloom:failed", code: "PORT_IN_USE", message: "taken" };
  const starting = startChild({ module: await saying({ "watch:import": [] }, failed) });
  await expect(starting).rejects.toMatchObject({ code: "PORT_IN_USE", message: expect.stringContaining("taken") });
});

test("a child of a watched process is ready all the same", async () => {
  process.env.WATCH_REPORT_DEPENDENCIES = "1";
  const child = await startChild({ module: await saying(ready) }).finally(() => {
    delete process.env.WATCH_REPORT_DEPENDENCIES;
  });
  expect(child.ready).toEqual({ port: 7 });
  await child.stop();
});
