import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@ledgerloom/sdk";
import type { Browser } from "playwright-core";
import { firstContentMs, MeasuredPage, openBrowser } from "./dashboard/measured-page.ts";
import { Transfers } from "./dashboard/transfers.ts";
import { ctrlC, npmStart } from "./npm-start.ts";
import { percentile } from "./report.ts";
import { slopeOf } from "./slope.ts";

const rounds = 5;
const bars = { firstContentMs: 1_500, coreShare: 0.1, megabytesPerHour: 10, rows: 60 };

/** How long a page is open before its memory counts, in ms: until then it fills what it keeps, such as its last events. */
const warmUpMs = 60_000;

interface BenchOptions {
  readonly minutes?: number | undefined;
  readonly eventsPerMinute?: number | undefined;
}

/** How long a page stays open, and under which pace of events. */
interface OverTime {
  readonly minutes: number;
  readonly eventsPerMinute: number;
}

/**
 * Pages of the web front end in Chromium beside the whole platform: time to the first useful content, rows in the
 * document while the longest list scrolls, and CPU and memory of a page that stays open under events.
 * `LEDGERLOOM_LISTING` names a longer listing than the repository's; `--minutes 60` measures the growth of an hour.
 */
export async function run({ minutes = 5, eventsPerMinute = 1_000 }: BenchOptions): Promise<void> {
  if (!existsSync("/usr/bin/chromium")) return console.log("skipped: /usr/bin/chromium is missing");
  const dataDirectory = await mkdtemp(join(tmpdir(), "dashboard-bench-"));
  const platform = await npmStart(dataDirectory);
  const browser = await openBrowser();
  console.log(`browser: Chromium ${browser.version()}`);
  try {
    const { origin } = new URL(platform.url);
    const services = await imported(platform.url);
    await reportFirstContent(browser, origin);
    await reportScrolling(browser, origin, services);
    await reportOpenPage(browser, origin, { minutes, eventsPerMinute });
  } finally {
    await browser.close();
    await ctrlC(platform);
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

/** Waits until the listing is in: its number of services stays what it is. */
async function imported(url: string): Promise<number> {
  const body = JSON.stringify({ query: "{ services(first: 1) { totalCount } }" });
  const headers = { "content-type": "application/json" };
  for (let last = -1; ; await pause(10_000)) {
    const response = await fetch(url, { method: "POST", headers, body });
    const { data } = (await response.json()) as { data: { services: { totalCount: number } } };
    if (data.services.totalCount === last) return last;
    last = data.services.totalCount;
  }
}

const verdict = (isKept: boolean) => (isKept ? "ok" : "MISSED");
const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

/** Whether each panel of the home page shows its answer; runs in the page. */
const homeIsUseful = () => {
  const panels = [...document.querySelectorAll("main .grid > section")];
  return panels.length >= 4 && panels.every(({ children: [, body] }) => body?.textContent);
};

/** Whether the first service is shown; runs in the page. */
const marketIsUseful = () => document.querySelector("main [aria-rowindex='2'] a") !== null;

async function reportFirstContent(browser: Browser, origin: string): Promise<void> {
  const pages = { "/": homeIsUseful, "/market": marketIsUseful };
  for (const [path, isUseful] of Object.entries(pages)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await firstContentMs(browser, origin + path, isUseful));
    const p50 = percentile(times, 0.5);
    const bar = `bar ≤ ${bars.firstContentMs} ms: ${verdict(p50 <= bars.firstContentMs)}`;
    console.log(
      `${path}: useful content after p50 ${p50.toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms of ${rounds} (${bar}), ${load()}`,
    );
  }
}

async function reportScrolling(browser: Browser, origin: string, services: number): Promise<void> {
  await using open = await MeasuredPage.open(browser, `${origin}/market`);
  const { page } = open;
  page.setDefaultTimeout(600_000);
  const rows = page.getByRole("row");
  const table = page.getByRole("table", { name: "Services" });
  await rows.nth(1).waitFor();
  const begin = performance.now();
  let most = 0;
  for (let reached = 0; reached < services + 1; ) {
    await table.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    most = Math.max(most, await rows.count());
    reached = Number(await rows.last().getAttribute("aria-rowindex"));
  }
  const seconds = (performance.now() - begin) / 1_000;
  console.log(
    `${services} services scrolled to their end in ${seconds.toFixed(1)} s with at most ${most} rows in the document (bar ≤ ${bars.rows}: ${verdict(most <= bars.rows)}), ${load()}`,
  );
}

async function reportOpenPage(browser: Browser, origin: string, { minutes, eventsPerMinute }: OverTime): Promise<void> {
  const transfers = new Transfers(createClient({ url: `${origin}/graphql`, token: await administratorToken(origin) }));
  await transfers.start(eventsPerMinute);
  try {
    await using home = await MeasuredPage.open(browser, `${origin}/`);
    await home.page.getByText("live", { exact: true }).waitFor();
    await pause(warmUpMs);
    const heaps = [await home.heap()];
    for (let minute = 1; minute <= minutes; minute++) {
      const before = transfers.committed;
      const { page, process } = await home.coreShares(60_000);
      heaps.push(await home.heap());
      const isKept = verdict(process <= bars.coreShare);
      console.log(
        `minute ${minute}: ${transfers.committed - before} events; the home page used ${percent(process)} of a core, ${percent(page)} in its main thread (bar ≤ ${percent(bars.coreShare)}: ${isKept}), heap ${megabytes(heaps.at(-1) ?? 0)} MB, ${load()}`,
      );
    }
    reportGrowth(heaps);
  } finally {
    await transfers.stop();
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Prints the growth of the heap: of an hour where that was measured, else of what an hour would make of it. */
function reportGrowth(heaps: readonly number[]): void {
  const minutes = heaps.length - 1;
  if (minutes < 2) {
    console.log("too short to tell whether the heap grows");
    return;
  }
  const perMinute = slopeOf(heaps) / 1e6;
  const isHour = minutes >= 60;
  const growth = perMinute * (isHour ? minutes : 60);
  const span = isHour ? `${minutes} minutes` : "an hour, which was not measured";
  console.log(
    `heap after forced collections: ${heaps.map(megabytes).join(", ")} MB in ${minutes} minutes; by the line that fits best, ${growth.toFixed(1)} MB in ${span} (bar ≤ ${bars.megabytesPerHour} MB in an hour: ${verdict(60 * perMinute <= bars.megabytesPerHour)})`,
  );
}

/** Token of the development issuer for the longest bench. */
async function administratorToken(origin: string): Promise<string> {
  const response = await fetch(`${origin}/development/token?organization=Org1MSP&role=admin&hours=24`, {
    method: "POST",
  });
  return ((await response.json()) as { token: string }).token;
}
