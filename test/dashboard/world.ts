import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accepted, OperationDocument, RequestOperationDocument, VoteOnOperationDocument } from "@ledgerloom/sdk";
import type { Browser } from "playwright-core";
import { test } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { RunningPlatform } from "../running-platform.ts";
import { hasChromium, openBrowser, Visit, type VisitOptions } from "./visit.ts";

/** Services of the listing that is imported; enough that no page of the graph holds them. */
export const listed = 1_500;

/** Texts of somebody who means harm. */
const hostile = {
  name: "<img src=x onerror=alert(1)>\u202Egnp.exe",
  description: `<script>alert(1)</script> [click](javascript:alert(1)) ${"long ".repeat(2_000)}`,
  url: "javascript:alert(document.domain)",
};

/** One platform and one browser, which all tests of the pages share. */
class World implements AsyncDisposable {
  platform: RunningPlatform;
  readonly browser: Browser;
  readonly #settings: Record<string, string>;
  readonly #folder: string;

  private constructor(platform: RunningPlatform, browser: Browser, settings: Record<string, string>, folder: string) {
    this.platform = platform;
    this.browser = browser;
    this.#settings = settings;
    this.#folder = folder;
  }

  static async start(count: number): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-dashboard-"));
    const services = Array.from({ length: count - 1 }, (_, at) => ({
      name: `Service ${String(at).padStart(4, "0")}`,
      category: at % 3 === 0 ? "Weather" : "Travel",
      tags: ["listed"],
      description: `Number ${at} of the listing.`,
    }));
    const lines = [...services, { ...hostile, category: "Weather", tags: ["listed"] }].map((row) =>
      JSON.stringify(row),
    );
    const listing = join(folder, "listing");
    await mkdir(listing);
    await writeFile(join(listing, "services.jsonl"), lines.join("\n"));
    await writeFile(
      join(listing, "mashups.jsonl"),
      JSON.stringify({ name: "Trip", apis: ["Service 0000", "Service 0001"] }),
    );
    const [port] = await freePorts(0, 1);
    const settings = {
      LEDGERLOOM_PORT: String(port),
      LEDGERLOOM_LISTING: listing,
      LEDGERLOOM_LISTING_IMPORT: "true",
    };
    const platform = await RunningPlatform.start(settings, join(folder, "data"));
    return new World(platform, await openBrowser(), settings, folder);
  }

  visit(options?: VisitOptions): Promise<Visit> {
    return Visit.open(this.browser, this.platform.url, options);
  }

  /** Proposes an operation as an administrator of an organisation. */
  async propose(title: string, mspId = "Org2MSP"): Promise<string> {
    const id = `operation ${crypto.randomUUID()}/#?`;
    const input = { id, title, template: "node-health-report", channel: "marketplace" };
    accepted((await this.platform.as(mspId).request(RequestOperationDocument, { input })).operationRequest);
    return id;
  }

  async vote(operationId: string, mspId: string, choice: "AGREE" | "DISAGREE" = "AGREE"): Promise<void> {
    const input = { operationId, choice, comment: "as proposed" };
    accepted((await this.platform.as(mspId).request(VoteOnOperationDocument, { input })).operationVote);
  }

  async statusOf(id: string): Promise<string | undefined> {
    return (await this.platform.client.request(OperationDocument, { id })).operation?.status;
  }

  /** Ends the platform, and starts it again on what it has, at the same address. */
  async restart(whileItIsGone: () => Promise<void>): Promise<void> {
    const { dataDirectory } = this.platform;
    await this.platform.stop();
    await whileItIsGone();
    this.platform = await RunningPlatform.start(this.#settings, dataDirectory);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.platform.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A test of a page; where `/usr/bin/chromium` is missing it is skipped. */
export const pageTest = test.skipIf(!hasChromium);

let opened: World | undefined;

/** @param count how many services the listing has besides its mashup */
export async function openWorld(count = listed): Promise<void> {
  if (hasChromium) opened = await World.start(count);
}

export const closeWorld = async (): Promise<void> => opened?.[Symbol.asyncDispose]();

/** The world of these tests. @throws before it is opened */
export function world(): World {
  if (!opened) throw new Error("no world is open");
  return opened;
}
