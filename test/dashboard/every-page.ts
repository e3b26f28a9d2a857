import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OperationsDocument, ServiceDocument } from "@ledgerloom/sdk";
import { describe, expect } from "vitest";
import { pageTest, world } from "./world.ts";

const pictures = join(tmpdir(), "ledgerloom-pictures");
mkdirSync(pictures, { recursive: true });

export const looks = [
  { width: 1_440, theme: "light" },
  { width: 1_440, theme: "dark" },
  { width: 390, theme: "light" },
  { width: 390, theme: "dark" },
] as const;

/**
 * Every page at some widths and themes; what it looks like is left beside the data of the tests. An operation has to be
 * completed before.
 */
export const everyPage = (some: readonly (typeof looks)[number][]) =>
  describe.each(some)("at $width px, $theme", (options) => {
    pageTest("every page can be read by everybody, and none is wider than the window", async () => {
      const { nodes } = (await world().platform.client.request(OperationsDocument, { first: 100 })).operations;
      const done = nodes.find(({ status }) => status === "COMPLETED")?.id ?? "";
      const { service } = await world().platform.client.request(ServiceDocument, { name: "Trip" });
      const developer = service?.developer.address ?? "";
      const open = await world().propose(`Open at ${options.width} px, ${options.theme}`);
      const ofOperation = (id: string, tab: string) => `/ops/${encodeURIComponent(id)}?tab=${tab}`;
      const paths = {
        home: "/",
        operations: "/ops",
        summary: ofOperation(done, "summary"),
        votes: ofOperation(open, "votes"),
        progress: ofOperation(done, "progress"),
        evidence: ofOperation(done, "evidence"),
        history: ofOperation(done, "history"),
        templates: "/ops/new",
        request: "/ops/new?template=node-health-report",
        market: "/market",
        service: "/market/s/Trip",
        mashups: "/market/s/Trip/graph",
        account: `/accounts/${developer}`,
        network: "/network",
        organization: "/network/orgs/Org1MSP",
        settings: "/settings",
      };
      await using visit = await world().visit(options);
      await visit.go("/");
      await visit.signIn("Org1");
      const found: Record<string, unknown> = {};
      for (const [name, path] of Object.entries(paths)) {
        await visit.go(path);
        await visit.page.waitForLoadState("networkidle").catch(() => {});
        await visit.page.locator("h1").waitFor();
        await visit.page.getByText("live", { exact: true }).waitFor();
        await visit.page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
        await visit.page.screenshot({ path: join(pictures, `${name}-${options.width}-${options.theme}.png`) });
        const broken = await visit.brokenRules();
        const overflow = await visit.overflow();
        if (broken.length > 0 || overflow > 0) found[name] = { broken, overflow };
      }
      expect(found).toEqual({});
      expect(await visit.problems()).toEqual([]);
    });
  });
