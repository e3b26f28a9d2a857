import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { PlatformError } from "../../../errors/platform-error.ts";

const names = ["peer", "orderer", "osnadmin", "configtxgen", "cryptogen"] as const;

/** Absolute paths of Fabric's own programs. */
export type FabricBinaries = Readonly<Record<(typeof names)[number], string>>;

export interface SearchPath {
  /** Folder to look in first, `FABRIC_BIN`. */
  readonly folder: string | undefined;
  /** The shell's `PATH`. */
  readonly path: string | undefined;
}

/**
 * Looks for the programs of a Fabric release.
 * @throws LEDGER_UNAVAILABLE naming those that are missing
 */
export function findFabricBinaries({ folder, path }: SearchPath): FabricBinaries {
  const folders = [folder, ...(path ?? "").split(delimiter)].filter((entry) => entry !== undefined && entry !== "");
  const found = new Map(names.map((name) => [name, folders.map((at) => join(at ?? "", name)).find(isExecutable)]));
  const missing = names.filter((name) => found.get(name) === undefined);
  if (missing.length > 0) {
    const where = folder === undefined ? "PATH" : `FABRIC_BIN (${folder}) or PATH`;
    throw new PlatformError(
      "LEDGER_UNAVAILABLE",
      `Not found in ${where}: ${missing.join(", ")}. A real network needs the programs of a Fabric 2.5 release; ` +
        "set FABRIC_BIN to their folder.",
    );
  }
  return Object.fromEntries(found) as FabricBinaries;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
