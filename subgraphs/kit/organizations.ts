import { PlatformError } from "../../errors/platform-error.ts";

/**
 * Finds what an instance holds for an organisation, by MSP id.
 * @throws FORBIDDEN when it acts for others only
 */
export function requireOwn<Held>(held: ReadonlyMap<string, Held>, mspId: string): Held {
  const own = held.get(mspId);
  if (own !== undefined) return own;
  throw new PlatformError("FORBIDDEN", `this instance cannot act for ${mspId}: ask the instance of that organisation`);
}
