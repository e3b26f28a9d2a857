import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { clientId, startIssuer, type TestIssuer } from "../../clients/dashboard/src/testing/oidc-issuer.ts";
import { freePorts } from "../../process/free-ports.ts";
import { RunningPlatform } from "../running-platform.ts";
import { openBrowser, Visit } from "./visit.ts";

const audience = "https://ledgerloom.example";

/** A platform that takes tokens of a real issuer alone, and a browser. */
export class IssuerWorld implements AsyncDisposable {
  readonly issuer: TestIssuer;
  readonly platform: RunningPlatform;
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(issuer: TestIssuer, platform: RunningPlatform, browser: Browser, folder: string) {
    this.issuer = issuer;
    this.platform = platform;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start(accessTokenSeconds: number): Promise<IssuerWorld> {
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-sign-in-"));
    const [port = 0] = await freePorts(0, 1);
    const redirectUris = [`http://127.0.0.1:${port}/signin`];
    const issuer = await startIssuer({ redirectUris, audience, mspId: "Org2MSP", accessTokenSeconds });
    const settings = {
      LEDGERLOOM_PORT: String(port),
      LEDGERLOOM_JWT_JWKS_URL: `${issuer.issuer}/jwks`,
      LEDGERLOOM_JWT_ISSUER: issuer.issuer,
      LEDGERLOOM_JWT_AUDIENCE: audience,
      LEDGERLOOM_DASHBOARD_CLIENT_ID: clientId,
      LEDGERLOOM_DASHBOARD_SCOPES: "openid offline_access ops:write payments:write",
    };
    const platform = await RunningPlatform.start(settings, folder);
    return new IssuerWorld(issuer, platform, await openBrowser(), folder);
  }

  visit(): Promise<Visit> {
    return Visit.open(this.#browser, this.platform.url);
  }

  /** Goes to the issuer by the page's button, and stops where it would send the browser back. */
  async goToIssuer(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: /^Sign in at/ }).click();
    await page.getByPlaceholder("Enter any login").fill("ada");
    await page.getByPlaceholder("and password").fill("any");
    await page.getByRole("button", { name: "Sign-in" }).click();
  }

  async signIn(page: Page): Promise<void> {
    await this.goToIssuer(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => url.origin === new URL(this.platform.url).origin && !url.searchParams.has("code"));
    await page.getByRole("button", { name: "Org2" }).waitFor();
  }

  /** Requests for tokens that the issuer has got. */
  tokenRequests(): number {
    return this.issuer.requests.filter((request) => request === "POST /token").length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    await this.platform.stop();
    await this.issuer.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
