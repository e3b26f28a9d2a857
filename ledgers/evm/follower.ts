import { toQuantity } from "ethers";
import { PlatformError } from "../errors.ts";
import type { Heads } from "./heads.ts";
import { type JsonRpc, RpcRefusal } from "./rpc.ts";
import { type BlockHeader, blockHeaderSchema, type ChainLog, logSchema } from "./rpc-types.ts";
import { isAway } from "./unanswered.ts";

/** How many of the newest blocks are fetched and checked one by one. */
const nearHead = 64;
/** How many blocks one question about older events covers. */
const rangeSize = 2_000;
/** How deep a reorganisation may go; deeper ones end the stream with an error. */
const rememberedBlocks = 256;
/** How long to wait before a node that does not answer is asked again, in ms. */
const retryMs = 500;
/** How long to wait for a head before looking by oneself, in ms. */
const lookMs = 15_000;

export interface LogFilter {
  /** Any of these contracts; every contract without. */
  readonly addresses?: readonly string[];
  /** Any of these event signatures. */
  readonly topics?: readonly string[];
}

export interface FollowOptions {
  readonly filter: LogFilter;
  /** The first block; ignored when `known` has any. */
  readonly fromBlock: number;
  /** The blocks last delivered in an earlier run, oldest first: the stream resumes after them, undone ones first. */
  readonly known?: readonly BlockHeader[];
  /** How many blocks must lie on top of a block before it is delivered; 0 delivers the head. */
  readonly confirmations: number;
  readonly signal: AbortSignal;
}

/** What happened to the chain, in order: each block once, unless it was undone. */
export type ChainNotice =
  /** The next block, with its events in order; blocks without events may be left out far below the head. */
  | { readonly type: "block"; readonly block: BlockHeader; readonly logs: readonly ChainLog[] }
  /** The newest delivered block is no longer part of the chain. */
  | { readonly type: "undone"; readonly block: BlockHeader };

interface Follow extends FollowOptions {
  readonly onReorganisation: () => Promise<void>;
}

/** Follows a chain until the signal says stop; a node that is away is waited for. */
export async function* followChain(rpc: JsonRpc, heads: Heads, options: Follow): AsyncGenerator<ChainNotice> {
  const follower = new Follower(rpc, options);
  let isNews = true;
  const off = heads.on(() => {
    isNews = true;
  });
  try {
    while (!options.signal.aborted) {
      isNews = false;
      try {
        yield* follower.advance();
      } catch (error) {
        if (!isPassing(error)) throw error;
        await heads.next(retryMs, options.signal);
        continue;
      }
      if (!isNews) await heads.next(lookMs, options.signal);
    }
  } finally {
    off();
  }
}

class Follower {
  readonly #rpc: JsonRpc;
  readonly #options: Follow;
  /** The delivered blocks, oldest first. */
  readonly #delivered: BlockHeader[];
  #hasForgotten = false;

  constructor(rpc: JsonRpc, options: Follow) {
    this.#rpc = rpc;
    this.#options = options;
    this.#delivered = [...(options.known ?? [])];
  }

  /** Delivers everything there is to deliver now. */
  async *advance(): AsyncGenerator<ChainNotice> {
    while (!this.#options.signal.aborted) {
      yield* this.#undo();
      const head = await this.#header("latest");
      const target = (head?.number ?? 0) - this.#options.confirmations;
      const next = this.#next();
      if (next > target) return;
      if (target - next > nearHead) yield* this.#range(next, Math.min(next + rangeSize - 1, target - nearHead));
      else yield* this.#near(next, target);
      if (this.#next() === next && !(await this.#isReorganised())) throw unfitting(next);
    }
  }

  async #isReorganised(): Promise<boolean> {
    const last = this.#delivered.at(-1);
    return last !== undefined && (await this.#header(toQuantity(last.number)))?.hash !== last.hash;
  }

  /** Takes back the delivered blocks that the chain no longer has. */
  async *#undo(): AsyncGenerator<ChainNotice> {
    let isReorganised = false;
    for (let last = this.#delivered.at(-1); last; last = this.#delivered.at(-1)) {
      const current = await this.#header(toQuantity(last.number));
      if (current?.hash === last.hash) break;
      this.#delivered.pop();
      if (this.#delivered.length === 0 && this.#hasForgotten) throw tooDeep(last);
      isReorganised = true;
      yield { type: "undone", block: last };
    }
    if (isReorganised) await this.#options.onReorganisation();
  }

  /** Block by block, each checked to follow the one before. */
  async *#near(from: number, to: number): AsyncGenerator<ChainNotice> {
    for (let number = from; number <= to && !this.#options.signal.aborted; number += 1) {
      const block = await this.#header(toQuantity(number));
      const last = this.#delivered.at(-1);
      if (!block || (last?.number === number - 1 && block.parentHash !== last.hash)) return;
      const logs = await this.#logs({ blockHash: block.hash });
      this.#remember(block);
      yield { type: "block", block, logs };
    }
  }

  /** Many old blocks at once; those without events are left out, except the last. */
  async *#range(from: number, to: number): AsyncGenerator<ChainNotice> {
    const logs = await this.#logs({ fromBlock: toQuantity(from), toBlock: toQuantity(to) });
    const numbers = [...new Set([...logs.map((log) => log.blockNumber), to])].sort((a, b) => a - b);
    for (const number of numbers) {
      const block = await this.#header(toQuantity(number));
      const own = logs.filter((log) => log.blockNumber === number);
      if (!block || own.some((log) => log.blockHash !== block.hash)) return;
      this.#remember(block);
      yield { type: "block", block, logs: own };
    }
  }

  #next(): number {
    const last = this.#delivered.at(-1);
    return last ? last.number + 1 : this.#options.fromBlock;
  }

  #remember(block: BlockHeader): void {
    this.#delivered.push(block);
    if (this.#delivered.length < 2 * rememberedBlocks) return;
    this.#delivered.splice(0, rememberedBlocks);
    this.#hasForgotten = true;
  }

  async #header(block: string): Promise<BlockHeader | undefined> {
    const answer = await this.#rpc.call("eth_getBlockByNumber", [block, false]);
    return answer === null ? undefined : blockHeaderSchema.parse(answer);
  }

  async #logs(where: object): Promise<ChainLog[]> {
    const { addresses, topics } = this.#options.filter;
    const filter = { ...where, ...(addresses && { address: addresses }), ...(topics && { topics: [topics] }) };
    const answer = await this.#rpc.call("eth_getLogs", [filter]);
    return logSchema.array().parse(answer);
  }
}

/** A node that is away, or that just dropped the block it was asked about, is asked again. */
function isPassing(error: unknown): boolean {
  return error instanceof RpcRefusal || isAway(error);
}

/** Nodes behind one address may be at different heads; asking again later helps. */
function unfitting(number: number): PlatformError {
  return new PlatformError("LEDGER_UNAVAILABLE", `block ${number} does not follow on the one before`);
}

function tooDeep(block: BlockHeader): PlatformError {
  return new PlatformError(
    "INTERNAL",
    `the chain was reorganised deeper than ${rememberedBlocks} blocks, at ${block.number}`,
  );
}
