import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import { type Child, compiledModule, startChild } from "../../../process/child-process.ts";
import { freePorts } from "../../../process/free-ports.ts";
import { startPostgres } from "../../../store/testing/temporary-postgres.ts";
import { encodePrincipal } from "../../../subgraph-protocol/principal.ts";
import { principalHeader } from "../../../subgraph-protocol/signed-requests.ts";
import { adminOf } from "../../../subgraphs/kit/testing/principals.ts";
import { startRedis, type TemporaryRedis } from "../../temporary-redis.ts";
import type { ServedArguments } from "./served-payments.ts";

/** One mutation's answer, as far as the test looks at it. */
export interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly field?: readonly string[] | null }[];
}

/** A chain, and payment servers on it that are killed and started again. */
export class World {
  readonly chain: TestChain;
  readonly redis: TemporaryRedis | undefined;
  #parts: AsyncDisposableStack;
  readonly #given: readonly ServedArguments[];
  readonly #servers: (Child<string> | undefined)[] = [];

  private constructor(
    parts: AsyncDisposableStack,
    chain: TestChain,
    redis: TemporaryRedis | undefined,
    given: readonly ServedArguments[],
  ) {
    this.#parts = parts;
    this.chain = chain;
    this.redis = redis;
    this.#given = given;
  }

  /** @param stores what keeps counters: the embedded store of one server, or PostgreSQL and Redis of two */
  static async start(stores: "embedded" | "shared"): Promise<World> {
    await using parts = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "payment-crashes-"));
    parts.defer(() => rm(folder, { recursive: true, force: true }));
    const chain = await startTestChain();
    parts.defer(() => chain.stop());
    const [postgres, redis] = stores === "shared" ? await Promise.all([startPostgres(), startRedis()]) : [];
    parts.defer(async () => void (await Promise.all([postgres?.stop(), redis?.stop()])));
    const ports = await freePorts(0, stores === "shared" ? 2 : 1);
    const sponsorKey = chain.chain.accounts[0]?.privateKey ?? "";
    const urls = { chainUrl: chain.chain.url, databaseUrl: postgres?.url, redisUrl: redis?.url };
    const given = ports.map((port, index) => ({ ...urls, folder: join(folder, String(index)), port, sponsorKey }));
    const world = new World(parts, chain, redis, given);
    for (const index of given.keys()) {
      await world.startServer(index);
      parts.defer(() => world.killServer(index));
    }
    world.#parts = parts.move();
    return world;
  }

  get servers(): number {
    return this.#given.length;
  }

  async startServer(index: number): Promise<void> {
    const args = [JSON.stringify(this.#given[index])];
    const module = compiledModule("test/faults/payment-crashes/served-payments.js");
    this.#servers[index] = await startChild<string>({ module, args });
  }

  async killServer(index: number): Promise<void> {
    await this.#servers[index]?.kill();
  }

  /** Runs an operation at one of the servers. @throws when it is away, or answers with a fault */
  async ask<Data>(query: string, variables: object, mspId: string, server = 0): Promise<Data> {
    const response = await fetch(`http://127.0.0.1:${this.#given[server]?.port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", [principalHeader]: encodePrincipal(adminOf(mspId)) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: { extensions?: object }[] };
    if (errors) throw new Error(JSON.stringify(errors.map(({ extensions }) => extensions)));
    return data;
  }

  /** Runs an operation at any of the servers, again and again until one answers. */
  async persist<Data>(query: string, variables: object, mspId: string): Promise<Data> {
    for (let trial = Math.floor(Math.random() * this.servers); ; trial++) {
      try {
        return await this.ask<Data>(query, variables, mspId, trial % this.servers);
      } catch {
        await pause(20);
      }
    }
  }

  /** Asks for a mutation under a key until it is answered. */
  async mutate<P extends Payload>(name: string, selection: string, input: object, mspId: string): Promise<P> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { payload: ${name}(input: $input) { ${selection} userErrors { code field } } }`;
    const variables = { input: { idempotencyKey: crypto.randomUUID(), ...input } };
    return (await this.persist<{ payload: P }>(query, variables, mspId)).payload;
  }

  async stop(): Promise<void> {
    await this.#parts.disposeAsync();
  }
}
