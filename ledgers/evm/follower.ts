import { toQuantity } from "ethers";
import { PlatformError } from "../../errors/platform-error.ts";
import type { Heads } from "./block-heads.ts";
import { type JsonRpc, RpcRefusal } from "./rpc.ts";
import { isAway } from "./rpc-failures.ts";
import { type BlockHeader, blockHeaderSchema, type ChainLog, logSchema } from "./rpc-types.ts";

/** Newest blocks that are fetched and checked one by one. */
const nearHead = 64;
/** Blocks of one query of older events at most; nodes may allow fewer. */
const maxRange = 2_000;
/** Headers that are fetched at a time. */
const headersAtOnce = 50;
/** Pause before a node that does not answer is asked again, in ms. */
const retryMs = 500;
/** Longest wait for a head before polling, in ms. */
const lookMs = 15_000;

export interface LogFilter {
  /** Addresses of the contracts; every contract without. */
  readonly addresses?: readonly string[];
  /** Signatures of the events. */
  readonly topics?: readonly string[];
}

export interface FollowOptions {
  readonly filter: LogFilter;
  /** The first block to deliver. */
  readonly fromBlock: number;
  /** Hash that the block before it must have; any without. */
  readonly previousHash?: string | null;
  /** Blocks that must lie on top of a block before it is delivered; 0 delivers the head. */
  readonly confirmations: number;
  readonly signal: AbortSignal;
}

/** A block with its events in order. */
export interface FollowedBlock {
  readonly header: BlockHeader;
  /** Hash of the block delivered before it. */
  readonly previousHash: string;
  readonly logs: readonly ChainLog[];
}

/**
 * Follows a chain until the signal aborts, or until the chain no longer has the block delivered last. Blocks without
 * events may be left out far below the head. A node that is away is waited for.
 */
export async function* followChain(
  rpc: JsonRpc,
  heads: Heads,
  options: FollowOptions,
): AsyncGenerator<FollowedBlock, void> {
  const follower = new Follower(rpc, options);
  let isNews = true;
  const off = heads.on(() => {
    isNews = true;
  });
  try {
    while (!options.signal.aborted) {
      isNews = false;
      const isOnChain = yield* advanceUnlessAway(follower);
      if (isOnChain === false) return;
      if (isOnChain === undefined) await heads.next(retryMs, options.signal);
      else if (!isNews) await heads.next(lookMs, options.signal);
    }
  } finally {
    off();
  }
}

/** @returns as {@link Follower.advance}; `undefined` when the node has to be asked again */
async function* advanceUnlessAway(follower: Follower): AsyncGenerator<FollowedBlock, boolean | undefined> {
  try {
    return yield* follower.advance();
  } catch (error) {
    if (!isPassing(error)) throw error;
    return undefined;
  }
}

/** The block with a number or a name, such as `latest` or `finalized`; `undefined` when the chain has none such. */
export async function readHeader(rpc: JsonRpc, block: number | string): Promise<BlockHeader | undefined> {
  const name = typeof block === "number" ? toQuantity(block) : block;
  const answer = await rpc.call("eth_getBlockByNumber", [name, false]);
  return answer === null ? undefined : blockHeaderSchema.parse(answer);
}

class Follower {
  readonly #rpc: JsonRpc;
  readonly #options: FollowOptions;
  #next: number;
  /** Hash of the block before the next one; `undefined` before the first of all. */
  #hash: string | undefined;
  #range = maxRange;

  constructor(rpc: JsonRpc, options: FollowOptions) {
    this.#rpc = rpc;
    this.#options = options;
    this.#next = options.fromBlock;
    this.#hash = options.previousHash ?? undefined;
  }

  /** Delivers everything there is to deliver now. @returns whether the chain still has the block delivered last */
  async *advance(): AsyncGenerator<FollowedBlock, boolean> {
    while (!this.#options.signal.aborted) {
      if (!(await this.#isOnChain())) return false;
      const target = ((await readHeader(this.#rpc, "latest"))?.number ?? 0) - this.#options.confirmations;
      const next = this.#next;
      if (next > target) return true;
      yield* this.#towards(target);
      if (this.#next === next) throw unfitting(next);
    }
    return true;
  }

  #towards(target: number): AsyncGenerator<FollowedBlock> {
    // The first block of all is delivered whatever it holds: it distinguishes this chain from others.
    if (this.#hash === undefined) return this.#near(this.#next);
    return target - this.#next > nearHead ? this.#far(target - nearHead) : this.#near(target);
  }

  async #isOnChain(): Promise<boolean> {
    return this.#hash === undefined || (await readHeader(this.#rpc, this.#next - 1))?.hash === this.#hash;
  }

  /** Delivers block by block, each checked to follow the one before. */
  async *#near(to: number): AsyncGenerator<FollowedBlock> {
    while (this.#next <= to && !this.#options.signal.aborted) {
      const header = await readHeader(this.#rpc, this.#next);
      if (!header || (this.#hash !== undefined && header.parentHash !== this.#hash)) return;
      const logs = await this.#logs({ blockHash: header.hash });
      yield this.#deliver(header, logs);
    }
  }

  /** Delivers many old blocks at once; those without events are left out, except the last. */
  async *#far(limit: number): AsyncGenerator<FollowedBlock> {
    const [from, to] = [this.#next, Math.min(this.#next + this.#range - 1, limit)];
    const end = await readHeader(this.#rpc, to);
    const logs = await this.#rangeLogs(from, to);
    // Blocks in between are of the same branch when those at both ends are, before and after.
    const isSame = (await readHeader(this.#rpc, to))?.hash === end?.hash && (await this.#isOnChain());
    if (!end || !logs || !isSame) return;
    const byBlock = Map.groupBy(logs, ({ blockNumber }) => blockNumber);
    if (yield* this.#before(to, byBlock)) yield this.#deliver(end, byBlock.get(to) ?? []);
  }

  /** Blocks with events before the last one. @returns whether all of them are those that the events are of */
  async *#before(
    last: number,
    byBlock: ReadonlyMap<number, readonly ChainLog[]>,
  ): AsyncGenerator<FollowedBlock, boolean> {
    const numbers = [...byBlock.keys()].filter((number) => number !== last).sort((a, b) => a - b);
    for (let at = 0; at < numbers.length; at += headersAtOnce) {
      const chunk = numbers.slice(at, at + headersAtOnce);
      for (const header of await Promise.all(chunk.map((number) => readHeader(this.#rpc, number)))) {
        const own = byBlock.get(header?.number ?? -1) ?? [];
        if (!header || own.some(({ blockHash }) => blockHash !== header.hash)) return false;
        yield this.#deliver(header, own);
      }
    }
    return true;
  }

  #deliver(header: BlockHeader, logs: readonly ChainLog[]): FollowedBlock {
    const previousHash = this.#hash ?? header.parentHash;
    this.#next = header.number + 1;
    this.#hash = header.hash;
    return { header, previousHash, logs };
  }

  /** @returns `undefined` when the range is too large for the node; a smaller one is queried then */
  async #rangeLogs(from: number, to: number): Promise<ChainLog[] | undefined> {
    try {
      return await this.#logs({ fromBlock: toQuantity(from), toBlock: toQuantity(to) });
    } catch (error) {
      if (!(error instanceof RpcRefusal) || from === to) throw error;
      this.#range = Math.ceil((to - from + 1) / 2);
      return undefined;
    }
  }

  async #logs(where: object): Promise<ChainLog[]> {
    const { addresses, topics } = this.#options.filter;
    const filter = { ...where, ...(addresses && { address: addresses }), ...(topics && { topics: [topics] }) };
    const answer = await this.#rpc.call("eth_getLogs", [filter]);
    return logSchema.array().parse(answer);
  }
}

/** Whether a node is asked again: it is away, or has just dropped the block that it was asked about. */
function isPassing(error: unknown): boolean {
  return error instanceof RpcRefusal || isAway(error);
}

/** Error of nodes behind one address at different heads; asking again later helps. */
function unfitting(number: number): PlatformError {
  return new PlatformError("LEDGER_UNAVAILABLE", `block ${number} does not follow on the one before`);
}
