import type { Hex } from "viem";
import { bytesToHex, hexToBytes, isHex } from "viem/utils";
import { WalletError } from "./wallet-error.ts";

/** A text that only its passphrase opens: PBKDF2-SHA-256 and AES-256-GCM, which the browser itself computes. */
export interface SecretBox {
  readonly iterations: number;
  readonly salt: Hex;
  readonly iv: Hex;
  readonly sealed: Hex;
}

/** Rounds of PBKDF2-SHA-256 for a new box, as OWASP recommends; about half a second on a laptop. */
export const iterations = 600_000;

/** Largest number of rounds that is computed for a box from elsewhere: none keeps a page busy for minutes. */
export const maxIterations = 10_000_000;

/** Least length of a new passphrase, in characters. Whoever has the box can guess offline. */
export const leastPassphrase = 12;

/**
 * Seals a text.
 * @param label purpose of the box; it opens under the same label only
 * @throws WalletError WEAK_PASSPHRASE
 */
export async function seal(text: string, passphrase: string, label: string): Promise<SecretBox> {
  requireStrong(passphrase);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt, iterations);
  const sealed = await crypto.subtle.encrypt(cipher(iv, label), key, encode(text));
  return { iterations, salt: bytesToHex(salt), iv: bytesToHex(iv), sealed: bytesToHex(new Uint8Array(sealed)) };
}

/** @throws WalletError WRONG_PASSPHRASE also when the box is not one, or another's */
export async function open(box: SecretBox, passphrase: string, label: string): Promise<string> {
  const key = await keyFrom(passphrase, bytesOf(box.salt), box.iterations);
  const text = await crypto.subtle
    .decrypt(cipher(bytesOf(box.iv), label), key, bytesOf(box.sealed))
    .catch(() => Promise.reject(new WalletError("WRONG_PASSPHRASE", "The passphrase is not this key's.")));
  return new TextDecoder().decode(text);
}

/** Whether something read from storage or a file has the form of a box, within bounds. */
export function isSecretBox(value: unknown): value is SecretBox {
  if (typeof value !== "object" || value === null) return false;
  const { iterations: rounds, salt, iv, sealed } = value as Partial<SecretBox>;
  return isRounds(rounds) && [salt, iv, sealed].every((part) => isHex(part) && part.length <= 1_000);
}

/** @throws WalletError WEAK_PASSPHRASE */
export function requireStrong(passphrase: string): void {
  if (passphrase.length >= leastPassphrase) return;
  throw new WalletError("WEAK_PASSPHRASE", `A passphrase has ${leastPassphrase} characters or more.`);
}

function isRounds(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= maxIterations;
}

const encode = (text: string) => new TextEncoder().encode(text);

const bytesOf = (hex: Hex) => Uint8Array.from(hexToBytes(hex));

const cipher = (iv: Uint8Array<ArrayBuffer>, label: string) => ({ name: "AES-GCM", iv, additionalData: encode(label) });

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", encode(passphrase), "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
