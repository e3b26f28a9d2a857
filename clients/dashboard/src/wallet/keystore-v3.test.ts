import { Wallet } from "ethers";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { expect, test } from "vitest";
import { exportKeyFile, importKeyFile } from "./keystore-v3.ts";

const passphrase = "correct horse battery";

test("an exported key file opens here and with ethers", async () => {
  const secret = generatePrivateKey();
  const file = await exportKeyFile(secret, privateKeyToAddress(secret), passphrase);
  expect(file).not.toContain(secret.slice(2));
  expect(await importKeyFile(file, passphrase)).toBe(secret);
  const opened = await Wallet.fromEncryptedJson(file, passphrase);
  expect("privateKey" in opened && opened.privateKey).toBe(secret);
  await expect(importKeyFile(file, "another passphrase")).rejects.toMatchObject({ code: "WRONG_PASSPHRASE" });
  await expect(exportKeyFile(secret, privateKeyToAddress(secret), "short")).rejects.toMatchObject({
    code: "WEAK_PASSPHRASE",
  });
});

test("a file that another wallet wrote with scrypt opens", async () => {
  const wallet = new Wallet(generatePrivateKey());
  const file = await wallet.encrypt("äö short");
  expect(await importKeyFile(file, "äö short")).toBe(wallet.privateKey);
});

/** Vector of the format's own page. */
const vector = {
  crypto: {
    cipher: "aes-128-ctr",
    cipherparams: { iv: "6087dab2f9fdbbfaddc31a909735c1e6" },
    ciphertext: "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
    kdf: "pbkdf2",
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: "hmac-sha256",
      salt: "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
    },
    mac: "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
  },
  version: 3,
};

test("the format's own vector opens", async () => {
  expect(await importKeyFile(JSON.stringify(vector), "testpassword")).toBe(
    "0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d",
  );
});

test("files that are none, or would keep the page busy, are refused", async () => {
  const { crypto } = vector;
  const kdf = (kdfparams: object, kdf = "pbkdf2") => ({ ...vector, crypto: { ...crypto, kdf, kdfparams } });
  const salt = crypto.kdfparams.salt;
  const files: unknown[] = [
    null,
    [],
    { version: 3 },
    { ...vector, version: 1 },
    { ...vector, crypto: { ...crypto, ciphertext: "12" } },
    { ...vector, crypto: { ...crypto, cipherparams: { iv: "zz" } } },
    kdf({ ...crypto.kdfparams, c: 2 ** 31 }),
    kdf({ ...crypto.kdfparams, c: -1 }),
    kdf({ ...crypto.kdfparams, dklen: 64 }),
    kdf({ ...crypto.kdfparams, salt: 7 }),
    kdf({ dklen: 32, salt, n: 2 ** 24, r: 8, p: 1 }, "scrypt"),
    kdf({ dklen: 32, salt, n: 1_000, r: 8, p: 1 }, "scrypt"),
    kdf({ dklen: 32, salt, n: 1_024, r: 8, p: 1_000 }, "scrypt"),
    kdf({ dklen: 32, salt }, "argon2"),
    { ...vector, padding: "x".repeat(10_000) },
  ];
  for (const text of ["", "{", ...files.map((file) => JSON.stringify(file))]) {
    await expect(importKeyFile(text, "testpassword")).rejects.toMatchObject({ code: "BAD_KEY_FILE" });
  }
});
