import { scryptAsync } from "@noble/hashes/scrypt.js";
import type { Hex } from "viem";
import { bytesToHex, concatBytes, hexToBytes, isHex, keccak256 } from "viem/utils";
import { iterations, maxIterations, requireStrong } from "./secret-box.ts";
import { WalletError } from "./wallet-error.ts";

/** Key files are a few hundred characters; a longer text is not read. */
const maxFile = 10_000;

/** Most memory that scrypt may take, in bytes: what geth writes takes 256 MiB. */
const maxScryptBytes = 512 * 2 ** 20;

interface KeyFile {
  readonly version: 3;
  readonly crypto: {
    readonly cipher: "aes-128-ctr";
    readonly cipherparams: { readonly iv: string };
    readonly ciphertext: string;
    readonly kdf: "pbkdf2" | "scrypt";
    readonly kdfparams: Readonly<Record<string, unknown>>;
    readonly mac: string;
  };
}

/**
 * Key file (Web3 Secret Storage, version 3) that geth, Foundry and wallets import.
 * @throws WalletError WEAK_PASSPHRASE
 * @see https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/
 */
export async function exportKeyFile(secret: Hex, address: string, passphrase: string): Promise<string> {
  requireStrong(passphrase);
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const kdfparams = { c: iterations, dklen: 32, prf: "hmac-sha256", salt: plain(salt) };
  const derived = await pbkdf2(passphrase, salt, iterations);
  const ciphertext = await aesCtr(derived, iv, hexToBytes(secret));
  const parts = { cipher: "aes-128-ctr", cipherparams: { iv: plain(iv) }, ciphertext: plain(ciphertext) };
  return JSON.stringify({
    version: 3,
    id: crypto.randomUUID(),
    address: address.slice(2).toLowerCase(),
    crypto: { ...parts, kdf: "pbkdf2", kdfparams, mac: macOf(derived, ciphertext) },
  });
}

/** Private key of a key file. @throws WalletError BAD_KEY_FILE, WRONG_PASSPHRASE */
export async function importKeyFile(text: string, passphrase: string): Promise<Hex> {
  const { crypto: sealed } = parse(text);
  const ciphertext = bytesOf(sealed.ciphertext, 32);
  const derived = await derive(sealed.kdf, sealed.kdfparams, passphrase);
  if (macOf(derived, ciphertext) !== String(sealed.mac).toLowerCase()) {
    throw new WalletError("WRONG_PASSPHRASE", "The passphrase is not this key file's.");
  }
  return bytesToHex(await aesCtr(derived, bytesOf(sealed.cipherparams.iv, 16), ciphertext));
}

function parse(text: string): KeyFile {
  if (text.length > maxFile) throw badFile("it is too long");
  let file: Partial<KeyFile>;
  try {
    file = withPlainName(JSON.parse(text));
  } catch {
    throw badFile("it is no JSON");
  }
  if (file.version !== 3 || file.crypto?.cipher !== "aes-128-ctr" || !file.crypto.cipherparams) {
    throw badFile("it is none of version 3");
  }
  return file as KeyFile;
}

/** Some programs write `Crypto`, as the format's first version had it. */
function withPlainName(file: unknown): Partial<KeyFile> {
  const { Crypto: sealed, ...others } = Object(file) as Record<string, unknown>;
  return { ...(sealed !== undefined && { crypto: sealed }), ...others } as Partial<KeyFile>;
}

function derive(kdf: string, given: unknown, passphrase: string): Promise<Uint8Array> {
  const parameters = Object(given) as Record<string, unknown>;
  const salt = bytesOf(parameters.salt);
  if (parameters.dklen !== 32) throw badFile("its key is not 32 bytes long");
  if (kdf === "scrypt") return scrypt(passphrase, salt, parameters);
  const rounds = whole(parameters.c);
  if (kdf !== "pbkdf2" || parameters.prf !== "hmac-sha256") throw badFile("its key derivation is unknown");
  if (rounds > maxIterations) throw badFile("it takes too long to open");
  return pbkdf2(passphrase, salt, rounds);
}

function scrypt(passphrase: string, salt: Uint8Array, { n, r, p }: Record<string, unknown>): Promise<Uint8Array> {
  const cost = { N: whole(n), r: whole(r), p: whole(p) };
  if (128 * cost.N * cost.r > maxScryptBytes || cost.p > 16) throw badFile("it takes too long to open");
  if ((cost.N & (cost.N - 1)) !== 0) throw badFile("its n is no power of two");
  return scryptAsync(passphrase.normalize("NFKC"), salt, { ...cost, dkLen: 32, maxmem: 2 * maxScryptBytes });
}

async function pbkdf2(passphrase: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  const material = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const key = await crypto.subtle.importKey("raw", material, "PBKDF2", false, ["deriveBits"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: Uint8Array.from(salt), iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, key, 256));
}

/** AES-128-CTR by the first half of a derived key, which is its own inverse. */
async function aesCtr(derived: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", derived.slice(0, 16), "AES-CTR", false, ["encrypt"]);
  const algorithm = { name: "AES-CTR", counter: Uint8Array.from(iv), length: 128 };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, Uint8Array.from(bytes)));
}

/** Tells a wrong passphrase by the second half of the derived key. */
function macOf(derived: Uint8Array, ciphertext: Uint8Array): string {
  return keccak256(concatBytes([derived.slice(16, 32), ciphertext])).slice(2);
}

const plain = (bytes: Uint8Array) => bytesToHex(bytes).slice(2);

function bytesOf(text: unknown, length?: number): Uint8Array {
  const hex = `0x${text}`;
  const isRight = typeof text === "string" && isHex(hex) && text.length % 2 === 0 && text.length > 0;
  if (!isRight || (length && text.length !== 2 * length)) throw badFile("its bytes are none");
  return hexToBytes(hex as Hex);
}

function whole(value: unknown): number {
  if (!Number.isInteger(value) || Number(value) < 1) throw badFile("its numbers are none");
  return Number(value);
}

function badFile(reason: string): WalletError {
  return new WalletError("BAD_KEY_FILE", `That is no key file that can be read here: ${reason}.`);
}
