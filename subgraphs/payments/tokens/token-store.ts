import { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Database } from "../../../store/database/database.ts";
import type { AttributionLog } from "../attribution/attribution.ts";
import { AttributionInDatabase } from "../attribution/attribution-in-database.ts";
import { AttributionInFolder } from "../attribution/attribution-in-folder.ts";
import { FolderWrites } from "../keys/folder-writes.ts";
import type { AcceptedTokens } from "./accepted-tokens.ts";
import { AcceptedTokensInDatabase } from "./accepted-tokens-in-database.ts";
import { AcceptedTokensInFolder } from "./accepted-tokens-in-folder.ts";
import type { ActLog } from "./act-log.ts";
import { ActLogInDatabase } from "./act-log-in-database.ts";
import { ActLogInFolder } from "./act-log-in-folder.ts";
import type { SignedCounters } from "./signed-counters.ts";
import { SignedCountersInDatabase } from "./signed-counters-in-database.ts";
import { SignedCountersInFolder } from "./signed-counters-in-folder.ts";

/** Stores of tokens, which nothing can fill anew. Changes that belong together go into one write. */
export interface TokenStore {
  readonly accepted: AcceptedTokens;
  readonly signed: SignedCounters;
  readonly acts: ActLog;
  readonly attribution: AttributionLog;
  end(): Promise<void>;
}

/** The store of all instances. */
export function tokenStoreInDatabase(database: Database): TokenStore {
  const acts = new ActLogInDatabase(database);
  const accepted = new AcceptedTokensInDatabase(database);
  const attribution = new AttributionInDatabase(database);
  const end = async () => {
    await Promise.all([accepted.end(), attribution.end()]);
  };
  return { accepted, signed: new SignedCountersInDatabase(database, acts), acts, attribution, end };
}

/**
 * The store of one process. Changes of many requests go to disk in one write, and each request waits for the write that
 * holds its own: all that was answered survives a crash.
 * @throws DATA_DIRECTORY_LOCKED when another process has the folder open
 */
export async function tokenStoreInFolder(folder: string): Promise<TokenStore> {
  const level = await openLevel(folder);
  const writes = new FolderWrites(level);
  const acts = new ActLogInFolder(level, writes);
  const attribution = new AttributionInFolder(writes);
  const accepted = new AcceptedTokensInFolder(writes, acts);
  const signed = new SignedCountersInFolder(writes, acts, attribution);
  const restore = (key: string, bytes: Uint8Array) => {
    const [table, channel = "", tokenId = "", number, part = ""] = key.split("/");
    if (table === "traces") return attribution.restoreTraced(bytes);
    const lane = { channel, tokenId: BigInt(tokenId), lane: Number(number) };
    if (table === "origins") return attribution.restore(lane, part, bytes);
    return (table === "signed" ? signed : accepted).restore(lane, bytes);
  };
  for (const range of [{ lt: "act/" }, { gt: "act0" }]) {
    for await (const [key, bytes] of level.iterator(range)) restore(key, bytes);
  }
  const end = async () => {
    await writes.end();
    await level.close();
  };
  return { accepted, signed, acts, attribution, end };
}

async function openLevel(folder: string): Promise<ClassicLevel<string, Uint8Array>> {
  const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: "view" });
  try {
    await level.open();
    return level;
  } catch (error) {
    const message = `${folder} cannot be opened; end whatever process uses it, or set LEDGERLOOM_DATA to another folder`;
    throw new PlatformError("DATA_DIRECTORY_LOCKED", message, { cause: error });
  }
}
