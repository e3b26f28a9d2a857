import { expect } from "vitest";
import { pictureOf } from "./looks.ts";
import { newAccount, paidChannel, pay } from "./money-world.ts";
import { pageTest, world } from "./world.ts";

/** Money as an organisation's people see it and act with it; `money.long.test.ts` has the rest. */
pageTest("from the overview to the signature that proves a payment, in four clicks", async () => {
  await paidChannel();
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/");
  await visit.signIn("Org1");
  await page.getByRole("link", { name: "Money", exact: true }).click();
  await page.getByRole("region", { name: "Who pays whom" }).getByText("17").first().waitFor();
  await page.getByRole("link", { name: "Statement" }).click();
  await page
    .getByRole("button", { name: /^show the evidence of the redemption/ })
    .first()
    .click();
  await page.getByText("signed by the channel's voucher key").waitFor();
  await page.getByText("“17 requests on lane 0 under token id 1”", { exact: false }).waitFor();
  expect(new URL(page.url()).searchParams.get("line")).not.toBeNull();
  await page.getByText("As the graph gives it").click();
  await page.getByText('"type": "REDEMPTION"').waitFor();
  expect(await visit.brokenRules()).toEqual([]);
  await page.screenshot({ path: pictureOf("statement-evidence"), fullPage: true });
  expect(await visit.problems()).toEqual([]);
});

pageTest("a channel is opened, filled, redeemed and ended by clicks, each said until it is shown", async () => {
  // Made before the page asks for them: no event tells a page that opens a channel of a new account.
  const [payer, payee] = [await newAccount(), await newAccount()];
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money/channels/open");
  await visit.signIn("Org1");
  await page.getByLabel(/^Who pays/).selectOption(payer);
  await page.getByLabel("Who is paid").fill(payee);
  await page.getByLabel("Price of a request", { exact: true }).fill("250");
  await page.getByLabel("Unit of Price of a request").selectOption("gwei");
  await page.getByLabel("First deposit", { exact: true }).fill("0.01");
  await page.getByRole("button", { name: "Open the channel" }).click();
  await page.waitForURL(/\/money\/channels\/(?!open$)[^/]+$/);
  const id = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  await page.getByRole("heading", { name: `Channel ${id}` }).waitFor();

  await page.getByLabel("How much", { exact: true }).fill("0.02");
  await page.getByRole("button", { name: "Deposit" }).click();
  await page.getByRole("dialog").getByText("0.02 ETH").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Deposit" }).click();
  await page
    .getByRole("definition")
    .filter({ hasText: /^0.03 ETH$/ })
    .first()
    .waitFor();

  await pay(id, 2);
  await page.getByRole("button", { name: "Begin to redeem" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Begin to redeem" }).click();
  await page.getByText("A redemption is running").waitFor();
  await page.getByText(/redemption started/).waitFor();

  await page.getByRole("button", { name: "Give notice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Give notice" }).click();
  await page.getByText("terminating", { exact: true }).first().waitFor();
  expect(await visit.problems()).toEqual([]);
});

pageTest("whoever has not signed in is told how, and sees what is public", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/money");
  await page.getByText("You may not see this.").first().waitFor();
  await page.getByRole("region", { name: "Who pays whom" }).waitFor();
  await visit.go("/money/channels/nothing");
  await page.getByText("There is no such channel.").waitFor();
  expect(await visit.problems()).toEqual([]);
});
