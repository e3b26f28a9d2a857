import { OperationsDocument, ServiceDocument } from "@ledgerloom/sdk";
import { describe, expect } from "vitest";
import { type Look, unreadable } from "./looks.ts";
import { pageTest, world } from "./world.ts";

/**
 * Every page at some widths and themes; what it looks like is left beside the data of the tests. An operation has to be
 * completed before.
 */
export const everyPage = (some: readonly Look[]) =>
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
      expect(await unreadable(visit, options, paths)).toEqual({});
      expect(await visit.problems()).toEqual([]);
    });
  });
