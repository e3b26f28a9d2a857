import { textDefect } from "@ledgerloom/chaincode";
import { PlatformError } from "../../errors/platform-error.ts";

/**
 * Refuses texts that the chaincode would refuse, before a ledger is asked, at any depth of the input. The chaincode
 * itself checks lengths.
 * @throws BAD_INPUT
 */
export function requireReadable(what: string, value: unknown): void {
  if (typeof value === "string") {
    const defect = textDefect(what, value, Number.POSITIVE_INFINITY);
    if (defect !== undefined) throw new PlatformError("BAD_INPUT", defect);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) requireReadable(Array.isArray(value) ? what : name, inner);
  }
}
