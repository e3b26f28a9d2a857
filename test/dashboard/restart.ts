import { pageTest, world } from "./world.ts";

/** The graph is gone for a while, under a page that stays. */
pageTest("the badge says that the graph is gone, and nothing is missing when it is back", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  const id = await world().propose("Seen before");
  await visit.go("/");
  await page.getByRole("status").getByText("live", { exact: true }).waitFor();
  await world().restart(async () => {
    await page.getByRole("status").getByText("reconnecting").waitFor();
  });
  await world().propose("Proposed right after");
  await page.getByRole("status").getByText("live", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Proposed right after" }).first().waitFor();
  await world().vote(id, "Org3MSP", "DISAGREE");
  await page.getByText("2 of 3 voted").first().waitFor();
});
