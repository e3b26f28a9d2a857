import { expect } from "vitest";
import { money, newAccount, newChannel, redeem } from "./money-world.ts";
import { pageTest, world } from "./world.ts";

/** Evidence, flows, refusals, policies and keys. */
pageTest("a signature that does not fit is said not to", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await page.route("**/graphql", async (route) => {
    if (!route.request().postData()?.includes("query MoneyStatement")) return route.continue();
    const answer = await (await route.fetch()).json();
    for (const { node } of answer.data.paymentStatement.lines.edges) {
      if (node.token) node.token.requests = "1700";
    }
    return route.fulfill({ json: answer });
  });
  await visit.go("/money/statement?type=REDEMPTION");
  await visit.signIn("Org1");
  await page
    .getByRole("button", { name: /^show the evidence of the redemption/ })
    .first()
    .click();
  await page.getByText("signed by another key than the channel's own").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("who pays whom is a graph and a table that say the same, live", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money/flows");
  await visit.signIn("Org1");
  const graph = page.getByRole("region", { name: /^Graph of who pays whom/ });
  await graph.getByText("4,250 gwei · 17 requests").waitFor();
  const third = await newAccount();
  await redeem(await newChannel(money().payee, third), 3);
  await graph.getByText("750 gwei · 3 requests").waitFor();
  expect(await page.getByRole("region", { name: "Who pays whom" }).getByRole("row").count()).toBe(3);
  await page
    .getByRole("link", { name: /^causes of what/ })
    .first()
    .click();
  await page.getByText("Who caused it").waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("refusals of the chain say why, with the code", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go(`/money/channels/${encodeURIComponent(money().channelId)}`);
  await visit.signIn("Org1");
  await page.getByLabel("How much", { exact: true }).fill("1000000000");
  await page.getByRole("button", { name: "Deposit" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deposit" }).click();
  await page.getByRole("alert").getByText("INSUFFICIENT_FUNDS").waitFor();
  await page.getByLabel("How much", { exact: true }).fill("1,5");
  await page.getByText("That is no amount in this unit").waitFor();
  expect(await page.getByRole("button", { name: "Deposit" }).isDisabled()).toBe(true);
});

pageTest("policies are set and shown as bars, keys are made once and revoked", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money/policies");
  await visit.signIn("Org1");
  await page.getByRole("button", { name: "Set a policy" }).first().click();
  await page.getByLabel("Budget of a day", { exact: true }).fill("5");
  await page.getByRole("button", { name: "Set this policy" }).click();
  await page.getByRole("meter", { name: "Spent in the last day" }).first().waitFor();
  expect(await visit.brokenRules()).toEqual([]);

  await visit.go("/money/keys");
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByText("Its secret, which is shown here and nowhere else").waitFor();
  const secret = await page.getByRole("status").locator("code").last().textContent();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  await page.getByRole("button", { name: "I have it" }).click();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Revoke" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText(/^revoked/).waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("evidence is opened and left by keyboard", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money/statement");
  await visit.signIn("Org1");
  const show = page.getByRole("button", { name: /^show the evidence of the redemption/ }).first();
  await show.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Recovered from the signature in this page").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Recovered from the signature in this page").waitFor({ state: "detached" });
  await page.keyboard.type("gy");
  await page.waitForURL(/\/money$/);
  expect(await visit.problems()).toEqual([]);
});

pageTest("money over time is a chart and numbers that say the same, in the range of the address", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money");
  await visit.signIn("Org1");
  await page
    .getByRole("img", { name: /^Spent and earned over time/ })
    .locator("canvas")
    .waitFor();
  await page.getByText("In numbers").click();
  await page.getByRole("region", { name: "Spent and earned" }).getByText("gwei").first().waitFor();
  await page.getByRole("button", { name: "Today" }).click();
  await page.waitForURL(/from=/);
  await page
    .getByRole("img", { name: /^Spent and earned over time/ })
    .locator("canvas")
    .waitFor();
  await visit.go("/money?from=2001-01-01&to=2001-01-31");
  await page.getByText("Nothing was spent or earned in this time.").waitFor();
  expect(await visit.problems()).toEqual([]);
});
