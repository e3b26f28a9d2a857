import { setTimeout as delay } from "node:timers/promises";
import type { GatewayRuntime } from "@graphql-hive/gateway-runtime";
import { explained } from "../process/explained.ts";
import { CompositionError } from "./composition/compose.ts";
import { createRuntime, type RuntimeOptions } from "./runtime.ts";
import { type BreakerOptions, Breakers } from "./transport/breakers.ts";
import { RemoteSubscriptions } from "./transport/remote.ts";
import { fetchSdl, fetchSdlAt, isLocal, isRemote, type RemoteSubgraph } from "./transport/subgraph.ts";

export interface GraphOptions extends Omit<RuntimeOptions, "sockets" | "breakers"> {
  /** When an instance of a remote subgraph is not asked for a while. */
  readonly breaker?: BreakerOptions | undefined;
  /** Interval of the checks whether schemas of remote subgraphs have changed, in ms; default 5 s. */
  readonly schemaPollMs?: number | undefined;
}

/** Pause before subgraphs that do not answer are asked for their schemas again, in ms. */
const retryMs = 500;

/**
 * The graph: composed as soon as the subgraphs give their schemas, and again when those of remote ones change. Requests
 * and subscriptions end with the engine that they began with.
 */
export class Graph {
  /**
   * Settles when it is composed. Rejects with CompositionError when the subgraphs contradict each other at the start.
   */
  readonly opened: Promise<void>;
  readonly #options: RuntimeOptions;
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;
  #sdls: ReadonlyMap<string, string> = new Map();
  #runtime: GatewayRuntime | undefined;

  constructor({ schemaPollMs = 5_000, breaker, ...options }: GraphOptions) {
    const sockets = options.subgraphs
      .filter(isRemote)
      .map((subgraph) => new RemoteSubscriptions(subgraph, options.subgraphSecret));
    this.#options = { ...options, sockets, breakers: new Breakers(options.log, breaker) };
    this.opened = this.#open();
    this.#following = this.opened.then(
      () => this.#follow(schemaPollMs),
      () => {},
    );
  }

  /** Engine for new requests; `undefined` until the graph is composed. */
  get runtime(): GatewayRuntime | undefined {
    return this.#runtime;
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
    await this.#runtime?.dispose();
    this.#options.breakers.close();
    await Promise.all(this.#options.sockets.map((socket) => socket.close()));
  }

  /** Composes at once when all subgraphs are in this process, else as soon as the remote ones give their schemas. */
  async #open(): Promise<void> {
    const { subgraphs, subgraphSecret, log } = this.#options;
    const waits = !subgraphs.every(isLocal);
    for (;;) {
      try {
        const given = subgraphs.map(async (one) => [one.name, await fetchSdl(one, subgraphSecret)] as const);
        return await this.#compose(new Map(await Promise.all(given)));
      } catch (error) {
        if (!waits || error instanceof CompositionError) throw error;
        log.info({ why: explained(error) }, "Waiting for the subgraphs");
        await delay(retryMs, undefined, { signal: this.#stopping.signal });
      }
    }
  }

  async #compose(sdls: ReadonlyMap<string, string>): Promise<void> {
    // A composition that failed is tried again only when a schema changes.
    this.#sdls = sdls;
    this.#runtime = await createRuntime(this.#options, sdls);
  }

  async #follow(pollMs: number): Promise<void> {
    const remote = this.#options.subgraphs.filter(isRemote);
    const { signal } = this.#stopping;
    while (remote.length > 0 && !signal.aborted) {
      await delay(pollMs, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await this.#reload(remote).catch((error) => {
        this.#options.log.error({ err: error }, "Changed schemas do not compose; the graph stays as it was");
      });
    }
  }

  async #reload(remote: readonly RemoteSubgraph[]): Promise<void> {
    const sdls = new Map(this.#sdls);
    for (const subgraph of remote) {
      const sdl = await this.#agreedSdl(subgraph);
      if (sdl !== undefined) sdls.set(subgraph.name, sdl);
    }
    const changed = [...sdls].filter(([name, sdl]) => sdl !== this.#sdls.get(name)).map(([name]) => name);
    if (changed.length === 0) return;
    await this.#compose(sdls);
    this.#options.log.info({ changed }, "Graph composed again");
  }

  /** Schema that all answering instances have; `undefined` while they differ, as during a rolling update. */
  async #agreedSdl({ instances }: RemoteSubgraph): Promise<string | undefined> {
    const asked = await Promise.allSettled(
      instances.all.map(async (instance) => {
        try {
          const sdl = await fetchSdlAt(instance.url, this.#options.subgraphSecret);
          instances.answered(instance);
          return sdl;
        } catch (error) {
          instances.failed(instance);
          throw error;
        }
      }),
    );
    const sdls = new Set(asked.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : [])));
    return sdls.size === 1 ? [...sdls][0] : undefined;
  }
}
