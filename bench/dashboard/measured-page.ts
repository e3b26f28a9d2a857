import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";

/** Where Debian has its Chromium; nothing is downloaded. */
const executablePath = "/usr/bin/chromium";

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** One open page, with what it costs by Chromium's own count. */
export class MeasuredPage implements AsyncDisposable {
  readonly page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async open(browser: Browser, url: string): Promise<MeasuredPage> {
    const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // Time of the thread itself: on a busy machine a task also waits for its core.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("HeapProfiler.enable");
    await page.goto(url);
    return new MeasuredPage(page, session);
  }

  /** Shares of a core that the page's main thread and the whole process of the page use in a while. */
  async coreShares(ms: number): Promise<{ readonly page: number; readonly process: number }> {
    const [before, begin] = [await this.#seconds(), performance.now()];
    await pause(ms);
    const [after, passed] = [await this.#seconds(), (performance.now() - begin) / 1_000];
    return { page: (after.page - before.page) / passed, process: (after.process - before.process) / passed };
  }

  /** Memory of the page's scripts after a collection, in bytes. */
  async heap(): Promise<number> {
    // Garbage that one collection finds may hold objects that only the next one finds.
    for (let collection = 0; collection < 2; collection++) await this.#session.send("HeapProfiler.collectGarbage");
    return (await this.#session.send("Runtime.getHeapUsage")).usedSize;
  }

  async #seconds(): Promise<{ readonly page: number; readonly process: number }> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    const secondsOf = (wanted: string) => {
      const metric = metrics.find(({ name }) => name === wanted);
      if (!metric) throw new Error(`Chromium gives no ${wanted}`);
      return metric.value;
    };
    return { page: secondsOf("TaskDuration"), process: secondsOf("ProcessTime") };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
  }
}

/**
 * Time from the navigation until a page shows what it is for, in ms by the page's own clock; nothing of it was in a
 * cache.
 * @param isUseful runs in the page after each change
 */
export async function firstContentMs(browser: Browser, url: string, isUseful: () => boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(`{
      const isUseful = ${isUseful};
      const observer = new MutationObserver(() => {
        if (!isUseful()) return;
        observer.disconnect();
        globalThis.shownAt = performance.now();
      });
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    }`);
    await page.goto(url);
    const shown = await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt);
    return (await shown.jsonValue()) ?? Number.NaN;
  } finally {
    await context.close();
  }
}
