import { expect } from "vitest";
import { settled } from "./looks.ts";
import { money, newAccount, newChannel, pay, redeem } from "./money-world.ts";
import { pageTest, world } from "./world.ts";

/** Redemptions and ends of channels, as they happen and by clicks. */
pageTest("redemptions are announced as they happen, and what the chain takes back is struck through", async () => {
  const id = await newChannel(money().payer, await newAccount());
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money/redemptions");
  await settled(page);
  await redeem(id, 2);
  await page.getByRole("button", { name: "1 new: show" }).click();
  await page.getByRole("region", { name: "Finished redemptions" }).getByText("500 gwei").waitFor();
  expect(await visit.problems()).toEqual([]);

  await page.routeWebSocket(/graphql/, (socket) => {
    const graph = socket.connectToServer();
    graph.onMessage((text) => socket.send(String(text).replaceAll('"isRetracted":false', '"isRetracted":true')));
  });
  await visit.go(`/money/channels/${id}`);
  await settled(page);
  await redeem(id, 1);
  await page.getByText("taken back by the chain").first().waitFor();
});

pageTest("a redemption is ended, paid out, and the channel closed as agreed, by clicks", async () => {
  const id = await newChannel(money().payer, money().payee);
  await pay(id, 4);
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go(`/money/channels/${id}`);
  await visit.signIn("Org1");
  await page.getByRole("button", { name: "Replace the key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace the key" }).click();
  await page.getByRole("status").getByText("shown", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Begin to redeem" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Begin to redeem" }).click();
  const end = page.getByRole("button", { name: "End the redemption" });
  await end.waitFor();
  // The page counts the tolerance period by its own clock, the chain by its blocks'.
  await expect
    .poll(async () => {
      if ((await end.count()) > 0 && (await end.isEnabled())) await end.click();
      return page.getByRole("button", { name: "Begin to redeem" }).count();
    })
    .toBe(1);
  await page.getByRole("button", { name: "Take out 1,000 gwei" }).click();
  await page.getByRole("button", { name: /^Take out/ }).waitFor({ state: "detached" });

  await page.getByLabel("All that the payee will have redeemed", { exact: true }).fill("3000");
  await page.getByLabel("Unit of All that the payee will have redeemed").selectOption("gwei");
  await page.getByRole("button", { name: "End it so" }).click();
  await page.getByRole("dialog").getByText("3,000 gwei").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "End it so" }).click();
  await page.getByText("terminated", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Take out 2,000 gwei" }).waitFor();

  // Its tokens were signed by the key that was replaced.
  await page.getByRole("link", { name: "Lines of the statement" }).click();
  await page
    .getByRole("button", { name: /^show the evidence of the redemption/ })
    .first()
    .click();
  await page.getByText("signed by a voucher key that was replaced since, and counted then").waitFor();
  expect(await visit.problems()).toEqual([]);
});
