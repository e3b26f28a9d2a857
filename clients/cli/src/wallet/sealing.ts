import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import { scrypt as ethersScrypt, getBytes, hexlify, Wallet } from "ethers";
import { CliError } from "../output/cli-error.ts";
import type { KeyFile } from "./key-files.ts";

/** Memory that opening a key file may take, in bytes: its author chooses how much it asks for. */
const maxMemory = 1 << 30;

const derive = promisify<string | Buffer, Uint8Array, number, object, Buffer>(scrypt);

// Node's own, which takes a tenth of the time.
// biome-ignore lint/complexity/useMaxParams: ethers calls it so
ethersScrypt.register(async (password, salt, N, r, p, length) =>
  hexlify(await derive(Buffer.from(getBytes(password)), getBytes(salt), length, { N, r, p, maxmem: maxMemory })),
);

/** Seals a key under a passphrase, as V3 JSON. */
export async function sealed(wallet: Pick<Wallet, "encrypt">, passphrase: string): Promise<string> {
  if (passphrase.length < 8)
    throw new CliError("BAD_INPUT", "the passphrase is too short", { mend: "take 8 characters or more" });
  return wallet.encrypt(passphrase);
}

/** Opens a sealed key. @throws CliError when the passphrase is another one */
export async function opened(
  { name, json }: KeyFile,
  passphrase: string,
): Promise<Pick<Wallet, "address" | "signTypedData" | "encrypt">> {
  try {
    return (await Wallet.fromEncryptedJson(json, passphrase)) as Wallet;
  } catch (cause) {
    throw new CliError(
      "BAD_INPUT",
      `wallet ${name} does not open: ${(cause as { shortMessage?: string }).shortMessage ?? (cause as Error).message}`,
      {
        mend: "type the passphrase under which it was sealed",
      },
    );
  }
}

export const newWallet = (): Pick<Wallet, "address" | "encrypt"> => Wallet.createRandom();

/** @throws CliError when it is no private key */
export function walletOf(privateKey: string): Wallet {
  try {
    return new Wallet(privateKey.trim());
  } catch {
    // Its message would show the key.
    throw new CliError("BAD_INPUT", "that is no private key", { mend: "hand in 64 hexadecimal digits" });
  }
}
