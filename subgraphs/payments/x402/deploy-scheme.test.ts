import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deployScheme } from "./deploy-scheme.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-scheme-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sent: unknown[] = [];
const chainWith = (code: string) => ({
  codeAt: async () => code,
  send: async (transaction: unknown) => void sent.push(transaction),
});
const refused = { code: "BAD_INPUT" };

async function build(content: string): Promise<string> {
  await mkdir(join(folder, "x402BatchSettlement.sol"), { recursive: true });
  await writeFile(join(folder, "x402BatchSettlement.sol", "x402BatchSettlement.json"), content);
  return folder;
}

test("a build that is not the public contract's is refused, and nothing is sent", async () => {
  await expect(deployScheme(chainWith("0x"), join(folder, "nowhere"))).rejects.toMatchObject(refused);
  await expect(deployScheme(chainWith("0x"), await build("{}"))).rejects.toMatchObject(refused);
  const other = await build(JSON.stringify({ bytecode: { object: "0x6000" } }));
  await expect(deployScheme(chainWith("0x"), other)).rejects.toMatchObject(refused);
  expect(sent).toEqual([]);
});

test("a chain that has the contracts needs no build", async () => {
  await deployScheme(chainWith("0x00"), join(folder, "nowhere"));
  expect(sent).toEqual([]);
});
