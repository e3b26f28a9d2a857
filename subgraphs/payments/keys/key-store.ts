import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { computeAddress, hexlify } from "ethers";
import { z } from "zod";
import { PlatformError } from "../../../ledgers/errors.ts";

/** An account whose keys this payment server holds. */
export interface HeldAccount {
  /** Lower case. */
  readonly address: string;
  /** MSP id of the organisation it works for. */
  readonly organization: string;
  /** Signs its transactions. */
  readonly privateKey: string;
  /** Signs its payment tokens, and nothing else. */
  readonly voucherKey: Uint8Array;
  /** Lower case. */
  readonly voucherAddress: string;
}

const hex = z.string().regex(/^[0-9a-f]*$/);
const entrySchema = z.object({ address: z.string(), organization: z.string(), nonce: hex, tag: hex, keys: hex });
const fileSchema = z.object({
  version: z.literal(1),
  scrypt: z.object({ N: z.number().int(), r: z.number().int(), p: z.number().int(), salt: hex }),
  accounts: z.array(entrySchema),
});
type KeyFile = z.output<typeof fileSchema>;

/** An account with its keys encrypted. */
export type EncryptedAccount = z.output<typeof entrySchema>;

const deriveKey = promisify(scrypt) as (
  passphrase: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer>;

/** The team's keys: in memory while it runs, in an encrypted file (scrypt, AES-256-GCM) for the next time. */
export class KeyStore {
  readonly #path: string;
  readonly #secret: Buffer;
  readonly #file: KeyFile;
  readonly #held = new Map<string, HeldAccount>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(path: string, secret: Buffer, file: KeyFile) {
    this.#path = path;
    this.#secret = secret;
    this.#file = file;
    for (const entry of file.accounts) this.#held.set(entry.address, decrypt(entry, secret));
  }

  /**
   * Opens the file, or begins an empty one.
   * @throws FORBIDDEN when the passphrase is wrong or the file was changed
   */
  static async open(path: string, passphrase: string): Promise<KeyStore> {
    const file = (await readKeyFile(path)) ?? {
      version: 1,
      scrypt: { N: 2 ** 15, r: 8, p: 1, salt: randomBytes(16).toString("hex") },
      accounts: [],
    };
    const { salt, ...cost } = file.scrypt;
    const options = { ...cost, maxmem: 256 * cost.N * cost.r };
    const secret = await deriveKey(passphrase, Buffer.from(salt, "hex"), 32, options);
    try {
      return new KeyStore(path, secret, file);
    } catch (error) {
      throw new PlatformError("FORBIDDEN", "the key store does not open with this passphrase", { cause: error });
    }
  }

  /** An account by its lower-case address. */
  find(address: string): HeldAccount | undefined {
    return this.#held.get(address);
  }

  all(): HeldAccount[] {
    return [...this.#held.values()];
  }

  /** Makes an account, which is not held yet. */
  prepare(organization: string): EncryptedAccount {
    return encrypt(Buffer.concat([privateKey(), privateKey()]), organization, this.#secret);
  }

  /** Holds an account from now on; it is on disk before anybody hears of it. Once more changes nothing. */
  async keep(entry: EncryptedAccount): Promise<HeldAccount> {
    const account = this.#held.get(entry.address) ?? decrypt(entry, this.#secret);
    if (this.#held.has(entry.address)) return account;
    this.#file.accounts.push(entry);
    this.#saving = this.#saving.catch(() => {}).then(() => writeWhole(this.#path, JSON.stringify(this.#file)));
    await this.#saving;
    this.#held.set(account.address, account);
    return account;
  }
}

async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : fileSchema.parse(JSON.parse(text));
}

/** 32 random bytes that are a key: practically all are. */
function privateKey(): Buffer {
  for (;;) {
    const key = randomBytes(32);
    try {
      computeAddress(hexlify(key));
      return key;
    } catch {
      // Zero or beyond the curve's order.
    }
  }
}

/** Address and organisation are authenticated, so an entry cannot be moved to another one. */
const bound = (address: string, organization: string): Buffer => Buffer.from(`${address}/${organization}`);

function encrypt(keys: Buffer, organization: string, secret: Buffer): EncryptedAccount {
  const address = computeAddress(hexlify(keys.subarray(0, 32))).toLowerCase();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce).setAAD(bound(address, organization));
  const encrypted = Buffer.concat([cipher.update(keys), cipher.final()]).toString("hex");
  const tag = cipher.getAuthTag().toString("hex");
  return { address, organization, nonce: nonce.toString("hex"), tag, keys: encrypted };
}

function decrypt({ address, organization, nonce, tag, keys }: EncryptedAccount, secret: Buffer): HeldAccount {
  const decipher = createDecipheriv("aes-256-gcm", secret, Buffer.from(nonce, "hex"), { authTagLength: 16 });
  decipher.setAAD(bound(address, organization)).setAuthTag(Buffer.from(tag, "hex"));
  const both = Buffer.concat([decipher.update(Buffer.from(keys, "hex")), decipher.final()]);
  const voucherKey = both.subarray(32);
  return {
    address,
    organization,
    privateKey: hexlify(both.subarray(0, 32)),
    voucherKey,
    voucherAddress: computeAddress(hexlify(voucherKey)).toLowerCase(),
  };
}

/** Replaces a file as a whole; a crash leaves the one before. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
