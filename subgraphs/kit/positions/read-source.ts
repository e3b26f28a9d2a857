import { Arg, registerEnumType } from "type-graphql";
import type { ErrorCode } from "../../../errors/error-codes.ts";
import { PlatformError } from "../../../errors/platform-error.ts";

const ReadSourceEnum = { STORE: "STORE", LEDGER: "LEDGER" } as const;
registerEnumType(ReadSourceEnum, {
  name: "ReadSource",
  description: "Source of a read.",
  valuesConfig: {
    STORE: { description: "From the store, which follows the ledger: fast, and bound by `@read`." },
    LEDGER: {
      description:
        "From the ledger as it is now; fields that lead to other objects are read from the store all the same.",
    },
  },
});

export type ReadSource = keyof typeof ReadSourceEnum;

/** Argument `source` of a field that shows one thing. */
export function Source(): ReturnType<typeof Arg> {
  return Arg("source", () => ReadSourceEnum, { defaultValue: "STORE", description: "Source of the read." });
}

/**
 * Reads from the ledger.
 * @returns `undefined` for what it does not have; the store, too, has nothing under an invalid name
 * @throws HISTORY_UNAVAILABLE as of a position
 */
export async function fromLedger<T>(asOf: bigint | undefined, read: () => Promise<T>): Promise<T | undefined> {
  if (asOf !== undefined) {
    throw new PlatformError("HISTORY_UNAVAILABLE", "a ledger shows the present only, so read the store for asOf");
  }
  try {
    return await read();
  } catch (error) {
    if (error instanceof PlatformError && missing.has(error.code)) return undefined;
    throw error;
  }
}

const missing: ReadonlySet<ErrorCode> = new Set(["NOT_FOUND", "BAD_INPUT"]);
