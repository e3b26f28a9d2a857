import { generatePrivateKey } from "viem/accounts";
import { expect, test } from "vitest";
import { memoryStorage } from "../testing/memory-storage.ts";
import { KeyStore } from "./key-store.ts";
import { isSealedKey, makeKey, openKey, sealKey, signerOf } from "./local-key.ts";
import { maxIterations } from "./secret-box.ts";

const passphrase = "correct horse battery";

test("a sealed key opens with its passphrase only, and tells nothing of the key without it", async () => {
  const secret = generatePrivateKey();
  const key = await sealKey(secret, passphrase);
  expect(JSON.stringify(key)).not.toContain(secret.slice(2));
  expect(await openKey(key, passphrase)).toBe(secret);
  expect(signerOf(secret).address).toBe(key.address);
  await expect(openKey(key, "correct horse batterz")).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
});

test("a box under another's address does not open, so no key is shown as another's", async () => {
  const [mine, other] = await Promise.all([makeKey(passphrase), makeKey(passphrase)]);
  await expect(openKey({ ...mine, box: other.box }, passphrase)).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
});

test("short passphrases and keys that are none are refused", async () => {
  await expect(makeKey("short")).rejects.toMatchObject({ code: "WEAK_PASSPHRASE" });
  await expect(sealKey("0x12", passphrase)).rejects.toMatchObject({ code: "BAD_KEY_FILE" });
  await expect(sealKey(`0x${"0".repeat(64)}`, passphrase)).rejects.toMatchObject({ code: "BAD_KEY_FILE" });
});

test("a browser keeps keys in the order in which they came, each once, at most twenty", async () => {
  const storage = memoryStorage();
  const store = new KeyStore(storage);
  const [first, second] = await Promise.all([makeKey(passphrase), makeKey(passphrase)]);
  store.add(first);
  store.add(second);
  expect(() => store.add(first)).toThrow(expect.objectContaining({ code: "ALREADY_HERE" }));
  expect(new KeyStore(storage).list()).toEqual([first, second]);
  store.remove(first.address);
  expect(store.list()).toEqual([second]);
  for (let index = 0; index < 19; index += 1) {
    store.add({ ...second, address: `0x${String(index).padStart(40, "0")}` });
  }
  expect(() => store.add(first)).toThrow(expect.objectContaining({ code: "TOO_MANY_KEYS" }));
});

test("what lies in storage and is no key is left out", async () => {
  const key = await makeKey(passphrase);
  const costly = { ...key, box: { ...key.box, iterations: maxIterations + 1 } };
  for (const entry of [null, 1, "key", {}, { address: key.address }, { ...key, address: "0x1" }, costly]) {
    expect(isSealedKey(entry)).toBe(false);
  }
  const place = "ledgerloom.keys";
  expect(new KeyStore(memoryStorage({ [place]: "{" })).list()).toEqual([]);
  expect(new KeyStore(memoryStorage({ [place]: JSON.stringify([costly, key]) })).list()).toEqual([key]);
});
