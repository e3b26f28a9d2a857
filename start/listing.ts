import { findListing } from "../subgraphs/marketplace/listing-import/listing-file.ts";

/** @throws Error that names the setting, when there is no listing in a place */
export async function requireListing(from: string): Promise<void> {
  await findListing(from).catch((cause: Error) => {
    throw new Error(`LEDGERLOOM_LISTING: ${cause.message}`);
  });
}
