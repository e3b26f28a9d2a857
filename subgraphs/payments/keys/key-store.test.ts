import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { KeyStore } from "./key-store.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-keys-"));
  path = join(folder, "keys.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("accounts come back with their keys, for their organisation", async () => {
  const store = await KeyStore.open(path, "a long passphrase");
  const made = await Promise.all([store.keep(store.prepare("Org1MSP")), store.keep(store.prepare("Org2MSP"))]);
  const again = await KeyStore.open(path, "a long passphrase");
  expect(again.all().sort((a, b) => a.organization.localeCompare(b.organization))).toEqual(made);
  expect(again.find(made[0].address)).toEqual(made[0]);
});

test("the file is its owner's only and shows no key", async () => {
  const store = await KeyStore.open(path, "a long passphrase");
  const { privateKey, voucherKey } = await store.keep(store.prepare("Org1MSP"));
  const text = await readFile(path, "utf8");
  expect(text).not.toContain(privateKey.slice(2));
  expect(text).not.toContain(Buffer.from(voucherKey).toString("hex"));
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test("a wrong passphrase and a changed file are refused", async () => {
  const store = await KeyStore.open(path, "a long passphrase");
  await store.keep(store.prepare("Org1MSP"));
  await expect(KeyStore.open(path, "another passphrase")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await writeFile(path, (await readFile(path, "utf8")).replace("Org1MSP", "Org2MSP"));
  await expect(KeyStore.open(path, "a long passphrase")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
