import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ChainClock } from "./chain-clock.ts";
import type { Journal, Step } from "./journal.ts";
import { keepingOf } from "./methods.ts";
import { makeBlocks } from "./replay.ts";
import { type Call, NodeRefusal, type Upstream } from "./upstream.ts";

const unzip = promisify(gunzip);

/** Waiting transactions of one step at most. */
const maxBatch = 256;
/** Transactions that may wait. */
const maxWaiting = 10_000;
/** Time without writes before a state is taken, in ms. */
const quietMs = 10_000;

interface Job extends PromiseWithResolvers<unknown> {
  readonly call: Call;
  readonly isTransaction: boolean;
}

interface Pool {
  /** Transactions that the next block would hold. */
  readonly ready: number;
  readonly waiting: number;
}

interface ChainWriterParts {
  readonly upstream: Upstream;
  readonly journal: Journal;
  readonly lastTime: number;
  /** Number of blocks at which no transaction is taken any more. */
  readonly maxBlocks: number;
  /** Called when a step cannot be kept; the chain stops changing then. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The only writer of the chain, one step after the other: hands anvil its calls, keeps them in the journal, and only
 * then lets anvil make the block, so every block that a reader sees is on the disk.
 */
export class ChainWriter {
  readonly #upstream: Upstream;
  readonly #journal: Journal;
  readonly #clock: ChainClock;
  readonly #maxBlocks: number;
  readonly #onFailure: (error: unknown) => void;
  readonly #jobs: Job[] = [];
  readonly #impersonated = new Map<unknown, Call>();
  /** Calls that anvil has and the journal has not. */
  #fresh: Call[] = [];
  /** Transactions sent since the pool was last empty: a state lacks them. */
  #pooled: Call[] = [];
  #isRunning = false;
  #minesAlone = true;
  #lastWrite = performance.now();

  constructor(parts: ChainWriterParts) {
    this.#upstream = parts.upstream;
    this.#journal = parts.journal;
    this.#clock = new ChainClock(parts.lastTime);
    this.#maxBlocks = parts.maxBlocks;
    this.#onFailure = parts.onFailure;
  }

  /** Returns the transaction's hash when it is in a block, if its turn has come. @throws NodeRefusal */
  transact(raw: unknown): Promise<unknown> {
    return this.#enqueue(["eth_sendRawTransaction", [raw]], true);
  }

  /** Runs a call that only an administrator may make. @throws NodeRefusal */
  administer(...call: Call): Promise<unknown> {
    return this.#enqueue(call, keepingOf(call[0]) === "transaction");
  }

  /** Lets the journal begin from a new state, if that spares much and no call has to wait. */
  async shortenJournal({ atOnce = false } = {}): Promise<void> {
    const { worthwhile, urgent } = this.#journal.isLong;
    const isQuiet = atOnce || performance.now() - this.#lastWrite >= quietMs;
    if (urgent || (worthwhile && isQuiet)) await this.#enqueue(["anvil_dumpState", ["keep"]], false);
  }

  #enqueue(call: Call, isTransaction: boolean): Promise<unknown> {
    if (isTransaction && (this.#upstream.head?.number ?? 0) >= this.#maxBlocks)
      return Promise.reject(chainIsFull(this.#maxBlocks));
    if (this.#jobs.length >= maxWaiting) {
      return Promise.reject(new NodeRefusal({ code: -32005, message: `${maxWaiting} transactions wait already` }));
    }
    const job = { ...Promise.withResolvers<unknown>(), call, isTransaction };
    this.#jobs.push(job);
    if (!this.#isRunning) void this.#run();
    return job.promise;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let first = this.#jobs[0]; first; first = this.#jobs[0]) {
      const others = this.#jobs.findIndex(({ isTransaction }) => !isTransaction);
      const count = Math.min(others < 0 ? this.#jobs.length : Math.max(1, others), maxBatch);
      const jobs = this.#jobs.splice(0, count);
      try {
        if (first.isTransaction) await this.#transactAll(jobs);
        else await settle(first, this.#administer(...first.call));
      } catch (error) {
        // Nothing may build on calls that are in anvil and not in the journal: the next start begins from the journal.
        for (const { reject } of [...jobs, ...this.#jobs.splice(0)]) reject(error);
        this.#onFailure(error);
        return;
      }
    }
    this.#isRunning = false;
  }

  async #transactAll(jobs: readonly Job[]): Promise<void> {
    this.#lastWrite = performance.now();
    const taken: [Job, unknown][] = [];
    for (const job of jobs) {
      try {
        taken.push([job, await this.#upstream.call(...job.call)]);
      } catch (error) {
        if (!(error instanceof NodeRefusal)) throw error;
        job.reject(error);
      }
    }
    const calls = taken.map(([{ call }]) => call);
    this.#fresh.push(...calls);
    this.#pooled.push(...calls);
    await this.#mineReady();
    for (const [{ resolve }, answer] of taken) resolve(answer);
  }

  /** Makes blocks while transactions are ready for them; other transactions are kept too. */
  async #mineReady(): Promise<void> {
    let { ready, waiting } = await this.#pool();
    while (this.#minesAlone && ready > 0) {
      await this.#mine();
      const before = ready;
      ({ ready, waiting } = await this.#pool());
      if (ready >= before) break;
    }
    await this.#keepFresh();
    if (ready + waiting === 0) this.#pooled = [];
  }

  async #mine(wanted?: number, blocks = 1): Promise<void> {
    const time = this.#clock.next(wanted);
    await this.#keepFresh({ time, blocks });
    await makeBlocks(this.#upstream, time, blocks);
  }

  async #keepFresh(made?: Pick<Step, "time" | "blocks">): Promise<void> {
    const calls = this.#fresh.splice(0);
    if (calls.length === 0 && !made) return;
    const { head } = this.#upstream;
    await this.#journal.append({ calls, ...made, ...(head && { after: head }) });
  }

  async #pool(): Promise<Pool> {
    const { pending, queued } = (await this.#upstream.call("txpool_status", [])) as Record<string, string>;
    return { ready: Number(pending), waiting: Number(queued) };
  }

  async #administer(...call: Call): Promise<unknown> {
    const [method, params] = call;
    if (method === "evm_mine") return this.#mineWanted(params);
    if (method === "anvil_mine" || method === "hardhat_mine") return this.#mineMany(params);
    if (method === "evm_setAutomine") return this.#setMinesAlone(params[0] !== false);
    if (method === "anvil_dumpState" && params[0] === "keep") return this.#keepState();
    const answer = await this.#upstream.call(...call);
    this.#clock.follow(...call);
    this.#noteImpersonation(call);
    const keeping = keepingOf(method);
    if (keeping === "state") await this.#keepState();
    if (keeping === "step") {
      this.#fresh.push(call);
      await this.#keepFresh();
    }
    return answer;
  }

  async #mineWanted([wanted]: readonly unknown[]): Promise<string> {
    const { timestamp, blocks } = wantedBlocks(wanted);
    await this.#mine(timestamp, blocks);
    return "0x0";
  }

  async #mineMany([count = 1, interval = 0]: readonly unknown[]): Promise<null> {
    const [blocks, seconds] = [Number(count), Number(interval)];
    if (seconds === 0) await this.#mine(undefined, blocks);
    else
      for (let made = 0; made < blocks; made += 1) await this.#mine(made > 0 ? this.#clock.last + seconds : undefined);
    return null;
  }

  async #setMinesAlone(minesAlone: boolean): Promise<null> {
    this.#minesAlone = minesAlone;
    await this.#mineReady();
    return null;
  }

  /** Keeps a state, with the calls that it lacks: impersonated accounts, and transactions that wait for a block. */
  async #keepState(): Promise<void> {
    const dump = (await this.#upstream.call("anvil_dumpState", [])) as string;
    const state = await unzip(Buffer.from(dump.slice(2), "hex"));
    const calls = [...this.#impersonated.values(), ...this.#pooled];
    this.#fresh = [];
    const { timestamp } = (await this.#upstream.call("eth_getBlockByNumber", ["latest", false])) as {
      timestamp: string;
    };
    this.#clock.reset(Number(timestamp));
    await this.#journal.beginFrom(state, { calls } satisfies Step);
  }

  #noteImpersonation(call: Call): void {
    const [method, [account]] = call;
    if (/_impersonateAccount$/.test(method)) this.#impersonated.set(account, call);
    if (/_stopImpersonatingAccount$/.test(method)) this.#impersonated.delete(account);
  }
}

function chainIsFull(blocks: number): NodeRefusal {
  const message =
    `the embedded chain has ${blocks} blocks, and takes no further transactions: it is for trying things out. ` +
    "Set LEDGERLOOM_CHAIN_URL to a chain of your own, or begin anew with another data directory";
  return new NodeRefusal({ code: -32005, message });
}

/** Settles a job: a refusal is its answer, any other error a failure of ours. */
async function settle({ resolve, reject }: Job, answer: Promise<unknown>): Promise<void> {
  try {
    resolve(await answer);
  } catch (error) {
    if (!(error instanceof NodeRefusal)) throw error;
    reject(error);
  }
}

function wantedBlocks(wanted: unknown): { timestamp: number | undefined; blocks: number } {
  const { timestamp, blocks = 1 } = (typeof wanted === "object" && wanted ? wanted : { timestamp: wanted }) as {
    timestamp?: unknown;
    blocks?: unknown;
  };
  return { timestamp: timestamp === undefined ? undefined : Number(timestamp), blocks: Number(blocks) };
}
