import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  accepted,
  CreatePaymentAccountDocument,
  FinalizeRedemptionDocument,
  OpenPaymentChannelDocument,
  SignPaymentTokensDocument,
  StartRedemptionDocument,
  ValidatePaymentTokensDocument,
} from "@ledgerloom/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "./visit.ts";
import { closeWorld, openWorld, world } from "./world.ts";

/** Money as an organisation's people see it and act with it, in a browser. */
const pictures = join(tmpdir(), "ledgerloom-pictures");
const gwei = 1_000_000_000n;
let payer: string;
let payee: string;
let channelId: string;

describe.skipIf(!hasChromium)("money (skipped where /usr/bin/chromium is missing)", () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    await openWorld(3);
    [payer, payee] = [await account(), await account()];
    channelId = await channelOf(payer, payee);
    await redeem(channelId, 17);
    await pay(channelId, 5);
  });
  afterAll(closeWorld);

  const client = () => world().platform.client;

  async function account(): Promise<string> {
    const { account: made } = accepted((await client().request(CreatePaymentAccountDocument)).paymentAccountCreate);
    return made?.address ?? "";
  }

  async function channelOf(consumer: string, provider: string): Promise<string> {
    const lanes = [{ pricePerRequest: String(250n * gwei), label: "reports" }];
    const input = { consumer, provider, lanes, tolerancePeriod: 1, deposit: String(gwei * gwei) };
    return (
      accepted((await client().request(OpenPaymentChannelDocument, { input })).paymentChannelOpen).channel?.id ?? ""
    );
  }

  async function pay(id: string, count: number): Promise<void> {
    const { tokens } = accepted(
      (await client().request(SignPaymentTokensDocument, { input: { channelId: id, count } })).paymentTokenSign,
    );
    accepted(
      (await client().request(ValidatePaymentTokensDocument, { input: { tokens: tokens ?? [] } })).paymentTokenValidate,
    );
  }

  /** Pays for requests and redeems them. The tolerance period has to pass on the chain's own clock. */
  async function redeem(id: string, count: number): Promise<void> {
    await pay(id, count);
    accepted((await client().request(StartRedemptionDocument, { input: { channelId: id } })).redemptionStart);
    const finalize = () => client().request(FinalizeRedemptionDocument, { input: { channelId: id } });
    while ((await finalize()).redemptionFinalize.userErrors.length > 0) await sleep(200);
  }

  test("from the overview to the signature that proves a payment, in four clicks", async () => {
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
    await page.screenshot({ path: join(pictures, "statement-evidence.png"), fullPage: true });
    expect(await visit.problems()).toEqual([]);
  });

  test("a signature that does not fit is said not to", async () => {
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

  test("who pays whom is a graph and a table that say the same, live", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    await visit.go("/money/flows");
    await visit.signIn("Org1");
    const graph = page.getByRole("region", { name: /^Graph of who pays whom/ });
    await graph.getByText("4,250 gwei · 17 requests").waitFor();
    const third = await account();
    await redeem(await channelOf(payee, third), 3);
    await graph.getByText("750 gwei · 3 requests").waitFor();
    expect(await page.getByRole("region", { name: "Who pays whom" }).getByRole("row").count()).toBe(3);
    await page
      .getByRole("link", { name: /^causes of what/ })
      .first()
      .click();
    await page.getByText("Who caused it").waitFor();
    expect(await visit.problems()).toEqual([]);
  });

  test("a channel is opened, filled, redeemed and ended by clicks, each said until it is shown", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    await visit.go("/money/channels/open");
    await visit.signIn("Org1");
    await page.getByLabel(/^Who pays/).selectOption(payer);
    await page.getByLabel("Who is paid").fill(await account());
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

  test("refusals of the chain say why, with the code", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    await visit.go(`/money/channels/${encodeURIComponent(channelId)}`);
    await visit.signIn("Org1");
    await page.getByLabel("How much", { exact: true }).fill("1000000000");
    await page.getByRole("button", { name: "Deposit" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Deposit" }).click();
    await page.getByRole("alert").getByText("INSUFFICIENT_FUNDS").waitFor();
    await page.getByLabel("How much", { exact: true }).fill("1,5");
    await page.getByText("That is no amount in this unit").waitFor();
    expect(await page.getByRole("button", { name: "Deposit" }).isDisabled()).toBe(true);
  });

  test("policies are set and shown as bars, keys are made once and revoked", async () => {
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

  test("another organisation sees nothing that is private to this one", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    await visit.go("/money/statement");
    await visit.signIn("Org2");
    await page.getByText("No money moved like that in this time.").waitFor();
    await visit.go("/money");
    await page.getByText("Your organisation has no account yet.").waitFor();
    await visit.go(`/money/channels/${encodeURIComponent(channelId)}`);
    await page.getByText("only the payee's organisation sees it").waitFor();
    await page.getByText("Nothing: that takes a token").waitFor();
    expect(await page.getByRole("button", { name: "Deposit" }).count()).toBe(0);
    expect(await visit.problems()).toEqual([]);
  });

  test("whoever has not signed in is told how, and sees what is public", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    await visit.go("/money");
    await page.getByText("You may not see this.").first().waitFor();
    await page.getByRole("region", { name: "Who pays whom" }).waitFor();
    await visit.go("/money/channels/nothing");
    await page.getByText("There is no such channel.").waitFor();
    expect(await visit.problems()).toEqual([]);
  });

  describe.each([
    { width: 1_440, theme: "light" },
    { width: 1_440, theme: "dark" },
    { width: 390, theme: "light" },
    { width: 390, theme: "dark" },
  ] as const)("at $width px, $theme", (options) => {
    test("every page about money can be read by everybody, and none is wider than the window", async () => {
      await using visit = await world().visit(options);
      const { page } = visit;
      await visit.go("/money");
      await visit.signIn("Org1");
      const paths = {
        money: "/money",
        flows: "/money/flows",
        flow: `/money/flows/${payer}/${payee}`,
        statement: "/money/statement",
        channels: "/money/channels",
        channel: `/money/channels/${encodeURIComponent(channelId)}`,
        "open-channel": "/money/channels/open",
        redemptions: "/money/redemptions",
        policies: "/money/policies",
        traces: "/money/traces",
        keys: "/money/keys",
      };
      for (const [name, path] of Object.entries(paths)) {
        await visit.go(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle");
        expect(await visit.brokenRules(), name).toEqual([]);
        expect(await visit.overflow(), name).toBeLessThanOrEqual(0);
        await page.screenshot({
          path: join(pictures, `${name}-${options.width}-${options.theme}.png`),
          fullPage: true,
        });
      }
      expect(await visit.problems()).toEqual([]);
    });
  });
});
