import { expect } from "vitest";
import { listed, pageTest, world } from "./world.ts";

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
