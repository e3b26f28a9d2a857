import { Ctx, Query, Resolver } from "type-graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PlatformError } from "../../errors/platform-error.ts";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import { encodeReadPositions, type ReadPositions } from "../../subgraph-protocol/read-positions.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { buildFederatedSchema } from "../../subgraphs/kit/schema.ts";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { ask, log, secret } from "./market.ts";

/** A subgraph whose one field tells what its reads are bound to; the position `late` never comes. */
async function boundSubgraph(name: string): Promise<Subgraph> {
  @Resolver()
  class BoundResolver {
    @Query(() => String, { name, description: "Of the test." })
    bound(@Ctx() { bound }: { bound: string }): string {
      return bound;
    }
  }
  return {
    name,
    schema: await buildFederatedSchema({ resolvers: [BoundResolver], references: {} }),
    contextFor: (_principal, positions?: ReadPositions) => {
      if (!positions) return { bound: "to nothing" };
      const late = new PlatformError("TIMEOUT", "it was not projected in time", { retryable: true });
      const context = { bound: encodeReadPositions(positions) };
      return positions.after.includes("late") ? Promise.reject(late) : Promise.resolve(context);
    },
    isReady: async () => true,
    close: async () => {},
  };
}

describe.each(["in process", "over HTTP"])("subgraphs %s", (placement) => {
  const opened: { close(): Promise<void> }[] = [];
  let gateway: Gateway;
  beforeAll(async () => {
    const subgraphs = await Promise.all(["left", "right"].map(boundSubgraph));
    const place = async (subgraph: Subgraph) => {
      if (placement === "in process") return subgraph;
      const server = await serveSubgraph(subgraph, { host: "127.0.0.1", port: 0, secret, log });
      opened.push(server);
      return { name: subgraph.name, urls: [server.url] };
    };
    const placed = await Promise.all(subgraphs.map(place));
    gateway = await startGateway({ host: "127.0.0.1", port: 0, log, subgraphs: placed, subgraphSecret: secret });
    opened.unshift(gateway);
    await gateway.opened;
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
  });

  test("are told what the operation binds its reads to, each of them, and only then", async () => {
    const query = `
      query Bound($after: [Position!], $asOf: [Position!]) @read(after: $after, asOf: $asOf) { left right }
      query Free { left right }`;
    const bound = await ask(gateway.url, query, {
      operationName: "Bound",
      variables: { after: ["a", "b"], asOf: ["c"] },
    });
    expect(bound.errors).toEqual([]);
    expect(bound.data).toEqual({ left: "after=a,b;asOf=c", right: "after=a,b;asOf=c" });
    const free = await ask(gateway.url, query, { operationName: "Free" });
    expect(free.data).toEqual({ left: "to nothing", right: "to nothing" });
  });

  test("are told literals, defaults and lists of one alike", async () => {
    for (const [query, variables] of [
      [`{ left }`.replace("{", `query @read(after: "a") {`), {}],
      [`query ($at: [Position!] = ["a"]) @read(after: $at) { left }`, {}],
      [`query ($at: [Position!]) @read(after: $at) { left }`, { at: "a" }],
    ] as const) {
      expect(await ask(gateway.url, query, { variables })).toMatchObject({ data: { left: "after=a" }, errors: [] });
    }
    const nothing = await ask(gateway.url, "query ($at: [Position!]) @read(after: $at) { left }");
    expect(nothing.data).toEqual({ left: "after=" });
  });

  test("refuse in their own words", async () => {
    const { errors } = await ask(gateway.url, `query @read(after: ["late"]) { left }`);
    expect(errors[0]).toMatchObject({ message: expect.stringContaining("in time") });
    expect(errors[0]?.extensions).toEqual({ code: "TIMEOUT", retryable: true });
  });

  test.each([
    ["texts that are no positions", { at: ["a b"] }],
    ["texts that are too long", { at: ["a".repeat(513)] }],
    ["too many", { at: Array.from({ length: 11 }, (_, at) => `${at}`) }],
    ["numbers", { at: [7] }],
    ["nulls", { at: [null] }],
  ])("are not asked with %s", async (_what, variables) => {
    const query = "query ($at: [Position!]) @read(after: $at) { left }";
    const { status, errors } = await ask(gateway.url, query, { variables });
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT" });
  });

  test("take it for queries only", async () => {
    const { errors } = await ask(gateway.url, "{ left @read(after: []) }");
    expect(errors[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});
