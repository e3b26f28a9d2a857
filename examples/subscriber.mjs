// subscriber.mjs: follows the marketplace; started again, it goes on after the last event that it told.
import { readFile, writeFile } from "node:fs/promises";
import { createClient, MarketplaceEventsDocument } from "@ledgerloom/sdk";

const { LEDGERLOOM_URL: url = "http://127.0.0.1:4000/graphql", CURSOR = "marketplace.cursor" } = process.env;
const after = await readFile(CURSOR, "utf8").catch(() => undefined);

// The client reconnects, also to another gateway; nothing is printed twice or left out.
for await (const { marketplaceEvents } of createClient({ url }).subscribe(MarketplaceEventsDocument, { after })) {
  console.log(`${marketplaceEvents.type} ${marketplaceEvents.service?.name ?? ""}`);
  await writeFile(CURSOR, marketplaceEvents.cursor);
}
