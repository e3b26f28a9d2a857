import { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../../errors/platform-error.ts";

/** The store of all channels. */
export type Database = ClassicLevel<Buffer, Buffer>;

/** An entry that a block adds or removes. */
export type Change =
  | { readonly type: "put"; readonly key: Buffer; readonly value: Buffer }
  | { readonly type: "del"; readonly key: Buffer };

/**
 * Opens the store, which one process at a time may do.
 * @throws DATA_DIRECTORY_LOCKED when another process has it open
 */
export async function openDatabase(path: string): Promise<Database> {
  const database: Database = new ClassicLevel(path, { keyEncoding: "buffer", valueEncoding: "buffer" });
  try {
    await database.open();
    return database;
  } catch (error) {
    if (isLocked(error)) {
      throw new PlatformError(
        "DATA_DIRECTORY_LOCKED",
        `another process uses ${path}; end it first, or take another folder (LEDGERLOOM_DATA)`,
        { cause: error },
      );
    }
    throw error;
  }
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "LEVEL_LOCKED";
}
