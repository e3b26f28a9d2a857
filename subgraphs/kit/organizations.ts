import { PlatformError } from "../../errors/platform-error.ts";

/**
 * Entry of an organisation among those that this instance holds, by MSP id.
 * @throws FORBIDDEN when the instance does not act for it
 */
export function requireOwn<Held>(held: ReadonlyMap<string, Held>, mspId: string): Held {
  const own = held.get(mspId);
  if (own !== undefined) return own;
  throw new PlatformError("FORBIDDEN", `this instance cannot act for ${mspId}: ask the instance of that organisation`);
}
