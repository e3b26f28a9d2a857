import { randomBytes, type ScryptOptions, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "./payment-server-tables.ts";
import { seal, sealedSchema, unseal } from "./sealed.ts";

const deriveKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const costSchema = z.object({ N: z.number().int(), r: z.number().int(), p: z.number().int() });
const ringSchema = z.object({ cost: costSchema, salt: z.string(), proof: sealedSchema });
type KeyRing = z.output<typeof ringSchema>;

/** Name that the proof is sealed for. */
const bound = "key ring";

/**
 * Secret that seals all keys, derived from the passphrase. The first server to start decides the passphrase.
 * @throws FORBIDDEN when the passphrase is another one
 */
export async function openKeyRing(database: Database, passphrase: string): Promise<Buffer> {
  const ring = (await readRing(database)) ?? (await makeRing(database, passphrase));
  const secret = await secretOf(ring, passphrase);
  unseal(
    ring.proof,
    bound,
    secret,
    "LEDGERLOOM_PAYMENTS_PASSPHRASE is not the passphrase that the first start sealed this database's keys with",
  );
  return secret;
}

async function readRing(database: Database): Promise<KeyRing | undefined> {
  const [row] = await database.query(`SELECT cost, salt, proof FROM ${paymentServerTables.keyRing}`);
  return row === undefined ? undefined : ringSchema.parse(row);
}

/** Makes a key ring. @returns the one that is kept: of servers that start at the same time that of the first */
async function makeRing(database: Database, passphrase: string): Promise<KeyRing> {
  const made = { cost: { N: 2 ** 15, r: 8, p: 1 }, salt: randomBytes(16).toString("hex") };
  const proof = seal(randomBytes(16), bound, await secretOf(made, passphrase));
  await database.query(
    `INSERT INTO ${paymentServerTables.keyRing} (id, cost, salt, proof) VALUES (1, $1::text::json, $2, $3::text::json)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(made.cost), made.salt, JSON.stringify(proof)],
  );
  return (await readRing(database)) ?? { ...made, proof };
}

function secretOf({ cost, salt }: Pick<KeyRing, "cost" | "salt">, passphrase: string): Promise<Buffer> {
  return deriveKey(passphrase, Buffer.from(salt, "hex"), 32, { ...cost, maxmem: 256 * cost.N * cost.r });
}
