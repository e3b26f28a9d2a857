import { accepted, SetPaymentPolicyDocument } from "@ledgerloom/sdk";
import { beforeAll, describe, expect } from "vitest";
import { settled } from "./looks.ts";
import { gwei, money, moneyPaths, newAccount, newChannel } from "./money-world.ts";
import { hasChromium } from "./visit.ts";
import { pageTest, world } from "./world.ts";

/** Pages about money as somebody else: another organisation, nobody, one who may only read, one who means harm. */
describe.skipIf(!hasChromium)("what is private to Org1", () => {
  const budget = "5123456789000000000";
  let secrets: readonly string[];
  beforeAll(async () => {
    const input = { account: money().payer, dailyBudget: budget, fundBelow: budget, fundWith: budget };
    accepted((await world().platform.client.request(SetPaymentPolicyDocument, { input })).paymentPolicySet);
    // The debt of 5 requests, and the budget: as the graph has them, and as pages write them.
    secrets = [String(5n * 250n * gwei), "1,250 gwei", budget, "5.1234"];
  });

  pageTest("is on the pages of Org1", async () => {
    await using visit = await world().visit();
    await visit.go("/money/policies");
    await visit.signIn("Org1");
    await visit.page.getByText("5.1234").first().waitFor();
    await visit.go(moneyPaths().channel);
    await visit.page.getByText("1,250 gwei").first().waitFor();
  });

  pageTest.each(["Org2", "nobody"])("is on no page of %s, nor in any answer", async (viewer) => {
    await using visit = await world().visit();
    const { page } = visit;
    const answers: Promise<string>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith("/graphql")) answers.push(response.text().catch(() => ""));
    });
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => answers.push(Promise.resolve(String(payload)))),
    );
    await visit.go("/");
    if (viewer !== "nobody") await visit.signIn(viewer);
    const found: string[] = [];
    for (const [name, path] of Object.entries(moneyPaths())) {
      await visit.go(path);
      await settled(page);
      const shown = await page.locator("main").textContent();
      found.push(...secrets.filter((secret) => shown?.includes(secret)).map((secret) => `${name}: ${secret}`));
      if (name === "channel") {
        await page.getByText("only the payee's organisation sees it").waitFor();
        await page.getByText("Nothing: that takes a token").waitFor();
      }
    }
    const read = (await Promise.all(answers)).join();
    expect(read.length).toBeGreaterThan(1_000);
    expect([...found, ...secrets.filter((secret) => read.includes(secret))]).toEqual([]);
    expect(await visit.problems()).toEqual([]);
  });

  pageTest("what the payment server could not do is an alarm, with its cause", async () => {
    await using visit = await world().visit();
    await visit.go("/");
    await visit.signIn("Org1");
    await visit.page.getByText("BUDGET_EXCEEDED").first().waitFor();
    await visit.go("/money");
    await visit.page.getByRole("link", { name: "See its budgets" }).first().click();
    await visit.page.getByRole("meter", { name: "Spent in the last day" }).first().waitFor();
    expect(await visit.problems()).toEqual([]);
  });
});

pageTest("whoever may only read is told before a click", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money/channels/open");
  await visit.signIn("Org1", "reader");
  await page.getByText("Your token has no scope payments:write").waitFor();
  await visit.go(moneyPaths().channel);
  await page.getByText("Nothing: that takes a token").waitFor();
  await visit.go("/money/keys");
  await page.getByRole("heading", { name: "Keys of services" }).waitFor();
  await settled(page);
  expect(await page.getByRole("button", { name: "Make a key" }).count()).toBe(0);
  expect(await visit.problems()).toEqual([]);
});

pageTest("names and labels of somebody who means harm are text", async () => {
  const label = "<b>&#x41;\u202Ebold</b>";
  const id = await newChannel(money().payer, await newAccount(), label);
  const name = `<img src=x onerror=alert(1)>\u202Egnp ${"long ".repeat(13_000)}`;
  await using visit = await world().visit();
  const { page } = visit;
  // The marketplace takes no such names; a page does not lean on that.
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('"name":null', `"name":${JSON.stringify(name)}`);
    return route.fulfill({ response, body });
  });
  await visit.go(`/money/channels/${id}`);
  await visit.signIn("Org1");
  await page.getByRole("cell", { name: label }).waitFor();
  for (const path of ["/money/flows", "/money/channels", `/money/channels/${id}`, "/money/statement"]) {
    await visit.go(path);
    await page.getByText("<img src=x onerror=alert(1)>", { exact: false }).first().waitFor();
    await settled(page);
    expect(await page.locator("main img, main b, main a[href^='javascript:']").count()).toBe(0);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
  }
  for (const path of ["/money/traces/javascript:alert(1)", "/money/flows/%3Cscript%3E/x", "/money?asset=%3Cb%3E"]) {
    await visit.go(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  expect(await page.locator("main script").count()).toBe(0);
});
