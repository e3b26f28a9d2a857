import { afterAll, beforeAll, expect } from "vitest";
import { agree, ownKey, register } from "./own-key.ts";
import type { Visit } from "./visit.ts";
import { closeWorld, openWorld, pageTest, world } from "./world.ts";

/**
 * The five things that people do first, with all their clicks, from the home page: they have signed in, and opened the
 * key of their account where an act takes one.
 */
beforeAll(() => openWorld(100));
afterAll(closeWorld);

const maxClicks = 4;

/** Somebody at the home page, whose clicks are counted by the page itself. */
async function newcomer(name?: string): Promise<{ readonly visit: Visit; clicks(): Promise<number> }> {
  const visit = await world().visit();
  const { page } = visit;
  if (name) {
    await ownKey(visit);
    await register(page, name);
    await page.getByRole("link", { name: "Ledgerloom" }).click();
  } else {
    await visit.go("/");
    await visit.signIn("Org1");
  }
  await page.getByRole("heading", { name: "Home" }).waitFor();
  await page.evaluate(() => {
    const counted = globalThis as unknown as { clicks: number };
    counted.clicks = 0;
    // A key that presses a button is no click of the mouse.
    addEventListener("click", ({ detail }) => detail > 0 && counted.clicks++, { capture: true });
  });
  return { visit, clicks: () => page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks) };
}

const committed = (visit: Visit) =>
  visit.page
    .getByRole("status")
    .getByText(/in block \d+, transaction/)
    .first()
    .waitFor();

pageTest("a vote on an operation: its title, Agree, Agree", async () => {
  await world().propose("The first vote of a newcomer");
  const { visit, clicks } = await newcomer();
  await using _ = visit;
  const { page } = visit;
  await page.getByRole("link", { name: "The first vote of a newcomer" }).first().click();
  await page.getByRole("button", { name: "Agree", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Agree" }).click();
  await committed(visit);
  expect(await clicks()).toBeLessThanOrEqual(maxClicks);
  expect(await visit.problems()).toEqual([]);
});

pageTest("finding a service and buying its calls: Market, the service, Sign and buy, Sign", async () => {
  const { visit, clicks } = await newcomer("nora");
  await using _ = visit;
  const { page } = visit;
  await page.getByRole("link", { name: "Market", exact: true }).click();
  // The field is reached by Tab, which is no click.
  await page.getByLabel("Name contains").focus();
  await page.keyboard.type("Service 0007");
  await page.keyboard.press("Enter");
  await page.getByText("1 service", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Service 0007" }).click();
  await page.getByRole("button", { name: "Sign and buy" }).click();
  await agree(page, "Buys 1 calls of “Service 0007”");
  await committed(visit);
  expect(await clicks()).toBeLessThanOrEqual(maxClicks);
  expect(await visit.problems()).toEqual([]);
});

pageTest("publishing a service: Offer a service, Sign and register, Sign, Sign", async () => {
  const { visit, clicks } = await newcomer("olga");
  await using _ = visit;
  const { page } = visit;
  await page.getByRole("link", { name: "Offer a service" }).click();
  await page.getByLabel("Name, which no other service has").focus();
  await page.keyboard.type("olga's timetables");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0.5");
  await page.getByRole("button", { name: "Sign and register" }).click();
  await agree(page, "Registers “olga's timetables” at 0.5 SToken a call. It is offered once published.");
  await agree(page, "Offers “olga's timetables” to everybody: its calls can be bought from then on.");
  await page.waitForURL(/\/market\/s\//);
  await page.getByText("available", { exact: true }).first().waitFor();
  expect(await clicks()).toBeLessThanOrEqual(maxClicks);
  expect(await visit.problems()).toEqual([]);
});

pageTest("seeing who owes whom: Who owes whom", async () => {
  const { visit, clicks } = await newcomer();
  await using _ = visit;
  await visit.page.getByRole("link", { name: "Who owes whom" }).click();
  await visit.page.getByRole("heading", { name: "Who pays whom" }).waitFor();
  await visit.page.getByText("Nobody has paid anybody in this time.").waitFor();
  expect(await clicks()).toBeLessThanOrEqual(maxClicks);
  expect(await visit.problems()).toEqual([]);
});

pageTest("finding a transaction: the operation, history", async () => {
  await world().propose("An operation with a transaction");
  const { visit, clicks } = await newcomer();
  await using _ = visit;
  const { page } = visit;
  await page.getByRole("link", { name: "An operation with a transaction" }).first().click();
  await page.getByRole("link", { name: "history" }).click();
  await page
    .getByRole("button", { name: /^Copy transaction [0-9a-f]{64}$/ })
    .first()
    .waitFor();
  expect(await clicks()).toBeLessThanOrEqual(maxClicks);
  expect(await visit.problems()).toEqual([]);
});
