import { afterAll, beforeAll, expect } from "vitest";
import { blocks, everyLedgerPage, visitSignedIn } from "./ledger-looks.ts";
import { hostile, newAccount, type Story, tellStory } from "./ledger-story.ts";
import { looks } from "./looks.ts";
import { hasChromium } from "./visit.ts";
import { closeWorld, openWorld, pageTest, world } from "./world.ts";

/** Pages of ledgers: blocks, transactions, addresses, and the way to all of them. */
let story: Story;

beforeAll(async () => {
  await openWorld(10);
  if (hasChromium) story = await tellStory();
});
afterAll(closeWorld);

pageTest("from the header to a transaction: its act, call, event, state and the raw of it", async () => {
  await using visit = await visitSignedIn();
  const { page } = visit;
  await page.keyboard.press("/");
  await page.keyboard.type(`0x${story.registration.id.toUpperCase()}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await page.locator("dd").getByRole("link").click();
  await page.getByRole("heading", { name: "Signed act RegisterService" }).waitFor();
  await page.getByText("endorser transaction").waitFor();
  await page.getByText("valid", { exact: true }).waitFor();
  for (const name of ["Call", "About", "Writes", "Reads", "Raw"])
    expect(await page.getByRole("heading", { name, exact: true }).count(), name).toBe(1);
  expect(await page.getByRole("heading", { name: /^Event / }).count()).toBe(1);
  // A text that is too long for a page is cut, and said to be.
  await page.getByText("there is more than what is shown").first().waitFor();
  await page.getByRole("main").getByRole("link", { name: story.registration.blockNumber, exact: true }).click();
  await page.getByText("Previous hash").waitFor();
  await page.getByRole("link", { name: "← previous block" }).click();
  await page.waitForURL(new RegExp(`/blocks/${BigInt(story.registration.blockNumber) - 1n}$`));
  expect(await visit.problems()).toEqual([]);
});

pageTest(
  "a transaction of the chain, in the words of its contracts and raw, leads to the state of its channel",
  async () => {
    // Anybody may look at the chain.
    await using visit = await world().visit();
    const { page } = visit;
    const { hash, blockNumber, contract, channel } = story.payment;
    await visit.go(`/ledger/evm/tx/${hash}`);
    await page.getByText("succeeded", { exact: true }).waitFor();
    for (const name of ["Call", "Logs", "About", "Raw"])
      expect(await page.getByRole("heading", { name, exact: true }).count(), name).toBe(1);
    await page.getByRole("definition").getByText("1000000000", { exact: false }).first().waitFor();
    await page.getByText("Raw log").first().click();
    await page
      .getByText(/^0x[0-9a-f]{64}$/)
      .first()
      .waitFor();
    await page.getByRole("link", { name: Number(blockNumber).toLocaleString("en"), exact: true }).click();
    await page.getByText("Previous hash").waitFor();
    await page.getByRole("cell").getByRole("link", { name: /^0x/ }).first().click();
    await page.waitForURL(/\/ledger\/evm\/tx\//);
    await visit.go(`/address/${contract}`);
    await page.getByRole("heading", { name: "State of the payment channel" }).waitFor();
    await page.getByText("Bytecode").click();
    await page.getByText("hexadecimal", { exact: false }).waitFor();
    await page.getByRole("link", { name: channel, exact: true }).click();
    await page.waitForURL(/\/money\/channels\//);
    expect(await visit.problems()).toEqual([]);
  },
);

pageTest("a line of the statement leads to its transaction and its block", async () => {
  await using visit = await visitSignedIn();
  const { page } = visit;
  await visit.go("/money/statement");
  await page
    .getByRole("button", { name: /^show the evidence/ })
    .first()
    .click();
  await page
    .getByRole("definition")
    .getByRole("link", { name: /^0x[0-9a-f]{6}…/ })
    .last()
    .click();
  await page.waitForURL(/\/ledger\/evm\/tx\//);
  await page.getByRole("heading", { name: "Logs" }).waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("a configuration has no act, and nobody need have submitted it", async () => {
  await using visit = await visitSignedIn();
  await visit.go(`${blocks}/0`);
  await visit.page.getByText("the channel's configuration").waitFor();
  await visit.page.getByRole("heading", { name: "Raw" }).waitFor();
  expect(await visit.page.getByRole("link", { name: "← previous block" }).count()).toBe(0);
  expect(await visit.problems()).toEqual([]);
});

pageTest.each([
  ["a channel", "/ledger/fabric/ops/blocks", () => world().propose("Makes blocks")],
  ["the chain", "/ledger/evm/blocks", newAccount],
])("new blocks of %s announce themselves, and push down nothing", async (_of, path, act) => {
  await using visit = await visitSignedIn();
  const { page } = visit;
  await visit.go(path);
  const table = page.getByRole("region", { name: "Blocks" });
  const first = table.getByRole("row").nth(1);
  await first.waitFor();
  const before = await first.textContent();
  await act();
  const announced = page.getByRole("button", { name: /^\d+ new: show$/ });
  await announced.waitFor();
  expect(await first.textContent()).toBe(before);
  await announced.click();
  await expect.poll(() => first.textContent()).not.toBe(before);
  expect(await visit.problems()).toEqual([]);
});

pageTest("any id is found in one GraphQL operation", async () => {
  await using visit = await visitSignedIn();
  const { page } = visit;
  const operations: string[] = [];
  page.on("request", (request) => {
    const name =
      /"query (\w+)/.exec(request.postData() ?? "")?.[1] ?? /query (\w+)/.exec(request.postData() ?? "")?.[1];
    if (name?.includes("Search")) operations.push(name);
  });
  const found: Record<string, RegExp> = {
    [story.operation]: /^OperationLook at it in the ledger$/,
    [hostile.service]: /^Service<script>/,
    [story.address.toLowerCase()]: /^AddressAda Maps 0x/,
    [story.name.toUpperCase()]: /^AccountAda Maps 0x/,
    [story.registration.id]: /^Fabric transaction/,
    [`0x${story.blockHash}`]: /^Block of marketplace\d+$/,
    [story.payment.hash]: /^Transaction of the chain0x/,
    [story.payment.contract]: /^Address ?0x.*Payment channel/,
    marketplace: /^Ledgermarketplace$/,
    "1": /^Block of ops1Block of marketplace1Block of chain \d+1$/,
  };
  for (const [q, words] of Object.entries(found)) {
    operations.length = 0;
    await visit.go(`/search?q=${encodeURIComponent(q)}`);
    const hits = page.locator("section", { has: page.getByRole("heading", { name: "By this id" }) }).locator("dl");
    await hits.waitFor();
    expect(await hits.textContent(), q).toMatch(words);
    expect(operations, q).toHaveLength(1);
  }
  await visit.go("/search?q=nobody%20has%20this\u202E");
  await page.getByText("Nothing has this id.").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("operations lead to their transactions, transactions back to them", async () => {
  await using visit = await visitSignedIn();
  const { page } = visit;
  await visit.go(`/ops/${encodeURIComponent(story.operation)}?tab=history`);
  await page
    .getByRole("row", { name: /operation requested/ })
    .getByRole("link")
    .click();
  await page.waitForURL(/\/ledger\/fabric\/tx\//);
  await page.getByRole("link", { name: "Look at it in the ledger" }).click();
  await page.waitForURL(/\/ops\//);
  expect(await visit.problems()).toEqual([]);
});

pageTest("an address is marked wherever the page shows it, and has a page of all that has it", async () => {
  await using visit = await visitSignedIn();
  const { page } = visit;
  await visit.go(`/ledger/fabric/tx/${story.registration.id}`);
  const places = page.locator(`[data-address="${story.address.toLowerCase()}"]`);
  await places.first().getByRole("link").focus();
  expect(await places.count()).toBeGreaterThan(1);
  expect(await page.locator("[data-same]").count()).toBe(await places.count());
  await page.locator("h1").hover();
  expect(await page.locator("[data-same]").count()).toBe(0);
  await places.first().hover();
  expect(await page.locator("[data-same]").count()).toBe(await places.count());
  await visit.go(`/address/${story.address}`);
  await page.getByRole("heading", { name: story.name }).waitFor();
  await page.getByRole("link", { name: hostile.service }).waitFor();
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(await visit.problems()).toEqual([]);
});

pageTest("what is not there is said to be missing, and what one may not see who may", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  const words = {
    [`/ledger/fabric/tx/${"f".repeat(64)}`]: "You may not see this.",
    [blocks]: "You may not see this.",
    [`${blocks}/1`]: "You may not see this.",
    "/address/0x12": "This is no address",
    [`/ledger/evm/tx/0x${"f".repeat(64)}`]: "The chain knows no such transaction.",
    "/ledger/evm/tx/0x12": "The chain knows no such transaction.",
    "/ledger/evm/blocks/999999999": "The chain has no such block.",
    "/ledger/evm/blocks/x": "The chain has no such block.",
    "/search": "Type an id above",
  };
  for (const [path, text] of Object.entries(words)) {
    await visit.go(path);
    await page.getByText(text).waitFor();
  }
  await visit.go("/");
  await visit.signIn("Org1");
  const missing = {
    [`/ledger/fabric/tx/${"f".repeat(64)}`]: "No block of the channels that are shown has this transaction.",
    "/ledger/fabric/tx/nonsense": "No block of the channels that are shown has this transaction.",
    [`${blocks}/999999`]: "The channel has no such block.",
    [`${blocks}/-1`]: "The channel has no such block.",
  };
  for (const [path, text] of Object.entries(missing)) {
    await visit.go(path);
    await page.getByText(text).waitFor();
  }
  await visit.go("/ledger/fabric/nowhere/blocks");
  await page.getByRole("alert").waitFor();
  expect(await visit.problems()).toEqual([]);
});

everyLedgerPage(looks.slice(0, 1), () => story);
