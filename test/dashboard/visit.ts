import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where Debian has its Chromium; nothing is downloaded. */
const executablePath = "/usr/bin/chromium";
export const hasChromium = existsSync(executablePath);

/** Only what hangs ends so: pages are waited for on a machine that is ten times slower, too. */
const patienceMs = 300_000;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

export interface VisitOptions {
  readonly width?: number;
  readonly theme?: "light" | "dark";
}

/** Somebody's tab, with all that went wrong in it. */
export class Visit implements AsyncDisposable {
  readonly page: Page;
  readonly #origin: string;
  readonly #problems: string[] = [];

  private constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = new URL(origin).origin;
    page.setDefaultTimeout(patienceMs);
    page.on("console", (message) => {
      const { url } = message.location();
      // An issuer's own pages are not ours.
      if (url && new URL(url).origin !== this.#origin) return;
      if (["error", "warning"].includes(message.type())) this.#problems.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.#problems.push(`error: ${error.message}`));
  }

  static async open(browser: Browser, origin: string, options: VisitOptions = {}): Promise<Visit> {
    const { width = 1_440, theme = "light" } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: theme,
      permissions: ["clipboard-read", "clipboard-write"],
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const stopped: string[] = [];
      Object.assign(globalThis, { stopped });
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        stopped.push(`${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
    return new Visit(page, origin);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.#origin).href);
    await this.page.locator("main").waitFor();
  }

  /** Signs in by two clicks, as people do on their own machine. */
  async signIn(organization: string, role = "admin"): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    if (role !== "admin") await page.getByLabel(/with the role/).selectOption(role);
    await page.getByRole("dialog").getByRole("button", { name: organization, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }

  /** Rules of accessibility that the page breaks, with where. */
  async brokenRules(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    return this.page.evaluate(async () => {
      const { axe: inPage } = globalThis as unknown as { axe: { run(root: Document): Promise<AxeResults> } };
      const { violations } = await inPage.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(" | ")}`);
    });
  }

  /** How far the page reaches over its right edge, in px. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }

  /** All that went wrong until now: errors, warnings, and whatever the content policy has stopped. */
  async problems(): Promise<readonly string[]> {
    const stopped = await this.page.evaluate(() => (globalThis as unknown as { stopped: string[] }).stopped);
    return [...this.#problems, ...stopped];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.unrouteAll({ behavior: "ignoreErrors" });
    await this.page.context().close();
  }
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
