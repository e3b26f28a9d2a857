import { afterAll, beforeAll } from "vitest";
import { everyLedgerPage } from "./ledger-looks.ts";
import { type Story, tellStory } from "./ledger-story.ts";
import { looks } from "./looks.ts";
import { hasChromium } from "./visit.ts";
import { closeWorld, openWorld } from "./world.ts";

let story: Story;

beforeAll(async () => {
  await openWorld(10);
  if (hasChromium) story = await tellStory();
});
afterAll(closeWorld);

everyLedgerPage(looks.slice(1), () => story);
