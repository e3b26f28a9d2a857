import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IssuerWorld } from "./issuer-world.ts";
import { hasChromium } from "./visit.ts";

/** Signing in at a real issuer, whose tokens the gateway checks. */
describe.skipIf(!hasChromium)("sign-in (skipped where /usr/bin/chromium is missing)", () => {
  let world: IssuerWorld;
  beforeAll(async () => {
    world = await IssuerWorld.start(3_600);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  test("signs in, comes back to where one was, and signs out of all tabs", async () => {
    await using visit = await world.visit();
    const { page } = visit;
    await visit.go("/ops?status=PROPOSED");
    await world.signIn(page);
    expect(new URL(page.url()).search).toBe("?status=PROPOSED");
    const other = await page.context().newPage();
    await other.goto(new URL("/money/keys", world.platform.url).href);
    await other.getByText("There is no key yet.").waitFor();

    await page.getByRole("button", { name: "Org2" }).click();
    await page.getByText("ops:write, payments:write").waitFor();
    expect(await visit.brokenRules()).toEqual([]);
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await other.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await other.getByText("You may not see this.").waitFor();
    expect(await other.evaluate(() => Object.keys({ ...sessionStorage, ...localStorage }))).not.toContainEqual(
      expect.stringMatching(/^ledgerloom\.(access|session|sign-in)$/),
    );
    // The issuer has forgotten it too.
    await page.waitForURL((url) => url.pathname === "/session/end");
    expect(world.issuer.requests).toContain("POST /token/revocation");
  });

  test("an answer that was not asked for signs nobody in, and says so", async () => {
    await using visit = await world.visit();
    const { page } = visit;
    await visit.go("/signin?code=stolen&state=guessed");
    await page.getByRole("alert").getByText("NOT_STARTED_HERE").waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(await visit.problems()).toEqual([]);
  });

  test.each(["state", "nonce"])("an answer with another %s than was asked with signs nobody in", async (secret) => {
    await using visit = await world.visit();
    const { page } = visit;
    await visit.go("/");
    // As if the answer were to what somebody else's page had asked.
    await page.addInitScript((name) => {
      const kept = sessionStorage.getItem("ledgerloom.sign-in");
      if (kept && location.search.includes("code=")) {
        sessionStorage.setItem("ledgerloom.sign-in", JSON.stringify({ ...JSON.parse(kept), [name]: "another" }));
      }
    }, secret);
    await world.goToIssuer(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("alert").getByText("NOT_STARTED_HERE").waitFor();
    await page.getByRole("banner").getByRole("button", { name: "Sign in", exact: true }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem("ledgerloom.session"))).toBeNull();
    expect(await visit.problems()).toEqual([]);
  });
});
