import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { VoucherStore } from "./voucher-store.ts";

const rounds = 3;
const program = join(import.meta.dirname, "testing/charging-process.ts");

/** Charges until a random moment, and is killed. @returns the last charge of each channel that it called durable */
async function chargeAndDie(folder: string): Promise<Map<string, bigint>> {
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const durable = new Map<string, bigint>();
  const deathAt = 20 + Math.floor(Math.random() * 200);
  let told = 0;
  for await (const line of createInterface(child.stdout)) {
    const [channel = "", charged = ""] = line.split(" ");
    durable.set(channel, BigInt(charged));
    told += 1;
    if (told === deathAt) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return durable;
}

test("no charge that was called durable is lost when the payment server is killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-vouchers-"));
  for (let round = 0; round < rounds; round += 1) {
    const durable = await chargeAndDie(join(folder, "database"));
    expect(durable.size).toBe(4);
    const database = await openPglite(join(folder, "database"));
    const found = await new VoucherStore(database).read([...durable.keys()]);
    for (const [channel, charged] of durable) {
      const kept = found.get(channel);
      expect(kept?.charged).toBeGreaterThanOrEqual(charged);
      // Voucher and amount are of one charge.
      expect(kept?.signature.every((byte) => byte === Number((kept.charged ?? 0n) % 256n))).toBe(true);
      expect(kept?.payment).toBe(`${channel}/${kept?.charged}`);
    }
    await database.close();
  }
  await rm(folder, { recursive: true, force: true });
});
