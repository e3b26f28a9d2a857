import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IssuerWorld } from "./issuer-world.ts";
import { hasChromium } from "./visit.ts";

/** A sign-in as time passes. Access tokens of 40 s are renewed from the tenth second on, which is waited for. */
describe.skipIf(!hasChromium)("a sign-in that goes on (skipped where /usr/bin/chromium is missing)", () => {
  let world: IssuerWorld;
  beforeAll(async () => {
    world = await IssuerWorld.start(40);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  /** Access tokens with which a page asks the graph. */
  function tokensOf(page: Page): Set<string> {
    const tokens = new Set<string>();
    page.on("request", (request) => {
      const { authorization } = request.headers();
      if (request.url().endsWith("/graphql") && authorization) tokens.add(authorization);
    });
    return tokens;
  }

  test("one tab renews it for both, at an issuer that takes each refresh token once", async () => {
    await using visit = await world.visit();
    const { page } = visit;
    await visit.go("/");
    await world.signIn(page);
    const other = await page.context().newPage();
    const [own, others] = [tokensOf(page), tokensOf(other)];
    await other.goto(new URL("/money", world.platform.url).href);
    const inBoth = () => [...own].filter((token) => others.has(token)).length;
    await expect.poll(inBoth).toBeGreaterThanOrEqual(3);
    for (const tab of [page, other]) await tab.getByRole("button", { name: "Org2" }).waitFor();
    await other.getByText("Your organisation has no account yet.").waitFor();
    // The first comes of the code, the others of a renewal each.
    expect(new Set([...own, ...others]).size).toBeLessThanOrEqual(world.tokenRequests());
    expect(await visit.problems()).toEqual([]);
  });

  test("while the issuer is away the page says so, and it goes on by itself", async () => {
    await using visit = await world.visit();
    const { page } = visit;
    await visit.go("/money/keys");
    await world.signIn(page);
    await page.getByText("There is no key yet.").waitFor();
    world.issuer.isUp = false;
    await page.getByRole("alert").getByText("Your issuer does not answer").waitFor();
    await page.getByText("You may not see this.").waitFor();
    world.issuer.isUp = true;
    await page.getByText("There is no key yet.").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a sign-in that the issuer has ended is said to have, and what was private is gone from the page", async () => {
    await using visit = await world.visit();
    const { page } = visit;
    await visit.go("/money/keys");
    await world.signIn(page);
    await page.getByText("There is no key yet.").waitFor();
    const session = await page.evaluate(() => localStorage.getItem("ledgerloom.session") ?? "{}");
    await fetch(`${world.issuer.issuer}/token/revocation`, {
      method: "POST",
      body: new URLSearchParams({ token: JSON.parse(session).refreshToken, client_id: "dashboard" }),
    });
    await page.getByRole("alert").getByText("Your sign-in has ended").waitFor();
    await page.getByText("You may not see this.").waitFor();
    expect(await page.getByText("There is no key yet.").count()).toBe(0);
    expect(await visit.brokenRules()).toEqual([]);
  });
});
