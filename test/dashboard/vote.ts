import { expect } from "vitest";
import { pageTest, world } from "./world.ts";

pageTest("a vote goes from the click to the block, and is said to", async () => {
  const id = await world().propose("A vote by click");
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/");
  await visit.signIn("Org1");
  await page.getByRole("heading", { name: "Your votes due" }).waitFor();
  await page
    .locator("section", { has: page.getByRole("heading", { name: "Your votes due" }) })
    .getByRole("link", { name: "A vote by click" })
    .click();
  await page.getByLabel("Why (may be empty)").fill("looks right");
  await page.getByRole("button", { name: "Agree", exact: true }).click();
  await page.getByText("Org1 votes for “A vote by click”. A vote cannot be changed.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Agree" }).click();
  await page
    .getByRole("status")
    .getByText(/in block \d+, transaction/)
    .waitFor();
  await page.getByRole("cell", { name: "looks right" }).waitFor();
  await page.getByText("2 agree of 2 needed").waitFor();
  await expect.poll(() => world().statusOf(id)).toBe("COMPLETED");
  expect(await visit.problems()).toEqual([]);
});
