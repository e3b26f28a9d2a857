import { accepted, authorizeAct, RegisterUserDocument } from "@ledgerloom/sdk";
import { Wallet } from "ethers";
import { expect } from "vitest";
import { listed, pageTest, world } from "./world.ts";

/** Registers an account, of which the marketplace's events tell. */
async function register(name: string): Promise<void> {
  const { client } = world().platform;
  const message = { name, introduction: "New here." };
  const authorization = await authorizeAct(client, Wallet.createRandom(), "RegisterUser", message);
  accepted((await client.request(RegisterUserDocument, { input: { ...message, authorization } })).userRegister);
}

/** Services, of which there are more than a page of the graph holds, and some of which mean harm. */
pageTest("a long list of services scrolls to its end with few rows in the document", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/market");
  await page.getByText(`${listed + 1}`.replace(/(\d)(\d{3})$/, "$1,$2")).waitFor();
  const table = page.getByRole("table", { name: "Services" });
  const last = page.getByRole("link", { name: "Trip", exact: true });
  await table.focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("End");
      return last.count();
    })
    .toBe(1);
  expect(await page.getByRole("row").count()).toBeLessThanOrEqual(60);
  await register(`Newcomer ${crypto.randomUUID()}`);
  await page.getByRole("button", { name: "May have changed since: show from the start" }).click();
  await page.getByRole("link", { name: "Service 0000" }).waitFor();
  await page.getByLabel("Name contains").fill("service 0007");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=service/);
  await page.getByText("1 service", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Service 0007" }).click();
  await page.getByText("Number 7 of the listing.").waitFor();
  await page
    .getByRole("link", { name: "Weather" })
    .or(page.getByRole("link", { name: "Travel" }))
    .click();
  await page.waitForURL(/category=/);
  expect(await visit.problems()).toEqual([]);
});

pageTest("a mashup leads to what it composes, and back", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/market/s/Trip");
  await page.getByRole("link", { name: "Service 0001" }).click();
  await page.getByRole("heading", { name: "Service 0001" }).waitFor();
  await page.getByRole("link", { name: "Trip" }).click();
  await page.getByRole("heading", { name: "Trip" }).waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("mashups around a service are drawn, told in a table, and expanded", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/market/s/Service%200000");
  await page.getByRole("link", { name: "Graph of its mashups" }).click();
  const table = page.getByRole("region", { name: "Mashups and their parts" });
  await table.getByRole("link", { name: "Trip" }).waitFor();
  expect(await table.getByRole("link", { name: "Service 0001" }).count()).toBe(0);
  await page.locator(".react-flow__node").filter({ hasText: "Trip" }).waitFor();
  await table.getByRole("button", { name: "Expand Trip" }).click();
  await table.getByRole("link", { name: "Service 0001" }).waitFor();
  await page.locator(".react-flow__node").filter({ hasText: "Service 0001" }).waitFor();
  expect(await visit.brokenRules()).toEqual([]);
  await visit.go("/market/s/Service%200009/graph");
  await page.getByText("It composes nothing, and nothing composes it.").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("an account's name leads to its profile, and from there to all its services", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/market/s/Trip");
  await page.locator("[data-address] a").first().click();
  await page.waitForURL(/\/accounts\/0x[0-9a-fA-F]{40}$/);
  await page.getByText("It has no payment channel.").waitFor();
  await page.getByRole("link", { name: /^All [\d,]+ services$/ }).click();
  await page.waitForURL(/\/market\?developer=0x/);
  await page.getByRole("button", { name: /Services of all developers/ }).click();
  await page.waitForURL(/\/market$/);
  await visit.go("/accounts/nobody");
  await page.getByText("This is no address.").waitFor();
  await visit.go(`/accounts/0x${"0".repeat(39)}1`);
  await page.getByText("not registered").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("texts of somebody who means harm are text", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/market?q=onerror");
  await page.getByRole("link", { name: "<img src=x onerror=alert(1)>" }).click();
  await expect.poll(() => page.locator("h1").textContent()).toContain("<img src=x onerror=alert(1)>");
  await page.getByText("<script>alert(1)</script>", { exact: false }).waitFor();
  expect(await page.locator("a[href^='javascript:']").count()).toBe(0);
  expect(await page.locator("main img").count()).toBe(0);
  expect(await visit.overflow()).toBeLessThanOrEqual(0);
  expect(await visit.problems()).toEqual([]);
});
