import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Version of the agent's behaviour towards the ledger. */
const version = "0.1.0";

/** The agent's version and the SHA-256 of its own code, part of every execution it registers. */
export function agentVersion(): { version: string; digest: string } {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /\.(js|ts)$/.test(name)).sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  }
  return { version, digest: hash.digest("hex") };
}
