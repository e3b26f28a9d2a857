import { describe, expect } from "vitest";
import type { Story } from "./ledger-story.ts";
import { type Look, unreadable } from "./looks.ts";
import type { Visit } from "./visit.ts";
import { pageTest, world } from "./world.ts";

/** Page of the blocks that most tests look at. */
export const blocks = "/ledger/fabric/marketplace/blocks";

/** Visit of an administrator. */
export async function visitSignedIn(options = {}): Promise<Visit> {
  const visit = await world().visit(options);
  await visit.go("/");
  await visit.signIn("Org1");
  return visit;
}

/** Every page of ledgers at some widths and themes. @param told the story that they tell, once it is told */
export const everyLedgerPage = (some: readonly Look[], told: () => Story) =>
  describe.each(some)("at $width px, $theme", (options) => {
    pageTest("every page of ledgers can be read by everybody, and none is wider than the window", async () => {
      const story = told();
      const paths = {
        ledgers: "/ledger",
        "fabric-blocks": blocks,
        "fabric-block": `${blocks}/${story.registration.blockNumber}`,
        "fabric-configuration": `${blocks}/0`,
        "fabric-transaction": `/ledger/fabric/tx/${story.registration.id}`,
        "chain-blocks": "/ledger/evm/blocks",
        "chain-block": `/ledger/evm/blocks/${story.payment.blockNumber}`,
        "chain-transaction": `/ledger/evm/tx/${story.payment.hash}`,
        "channel-address": `/address/${story.payment.contract}`,
        address: `/address/${story.address}`,
        search: `/search?q=${story.registration.blockNumber}`,
      };
      await using visit = await visitSignedIn(options);
      expect(await unreadable(visit, options, paths)).toEqual({});
      expect(await visit.problems()).toEqual([]);
    });
  });
