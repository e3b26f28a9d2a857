import { computeAddress } from "ethers";
import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import { metrics } from "../../telemetry/metrics.ts";
import { onScrape } from "../../telemetry/scrapes.ts";
import { ledgerCall } from "../ledger-call.ts";
import { Heads } from "./block-heads.ts";
import { Broadcaster } from "./broadcast.ts";
import { ChainIdentity } from "./chain-identity.ts";
import { type FollowedBlock, type FollowOptions, followChain, readHeader } from "./follower.ts";
import { memoryOutbox, type Outbox } from "./outbox.ts";
import { dropSettled, type RebroadcastOptions, rebroadcast } from "./rebroadcast.ts";
import { openRpc, RpcRefusal } from "./rpc.ts";
import { isAway } from "./rpc-failures.ts";
import type { BlockHeader, TransactionReceipt } from "./rpc-types.ts";
import { TransactionSender } from "./sender.ts";

/** Interval at which the outbox is cleaned, in ms. */
const cleaningMs = 60_000;

/** Interval at which transactions of instances that are gone are sent, and their least age, in ms. */
const takeOverMs = 5_000;

export interface ChainOptions {
  /** `http:`, `https:`, `ws:` or `wss:`; over WebSocket the node notifies of new blocks. */
  readonly url: string;
  /** Chain id that the node must have; the one that it first tells unless given. */
  readonly chainId?: bigint | undefined;
  /** Outbox that keeps sent transactions until they are settled; default in memory. */
  readonly outbox?: Outbox;
  /** Interval of polling for new blocks over HTTP, in ms; default 1,000. */
  readonly pollingMs?: number;
  readonly log: Logger;
}

/** An EVM chain, whose node may be away. */
export interface EvmChain {
  /** @throws LEDGER_UNAVAILABLE while its node was never there, and no option tells it */
  readonly chainId: bigint;
  /** Waits for the node's word that it is on the chain. @throws LEDGER_UNAVAILABLE, TIMEOUT, BAD_INPUT for another chain */
  confirm(): Promise<void>;
  /** Calls any JSON-RPC method; for those that the other functions do not cover. */
  rpc(method: string, params: readonly unknown[]): Promise<unknown>;
  /** Runs a contract's function without a transaction. @throws the contract's refusal */
  call(request: { readonly to: string; readonly data: string; readonly from?: string }): Promise<string>;
  codeAt(address: string): Promise<string>;
  /**
   * Balance in wei, at a block or now.
   * @throws HISTORY_UNAVAILABLE when the node has no longer the state of that block
   */
  balanceOf(address: string, block?: bigint): Promise<bigint>;
  blockNumber(): Promise<number>;
  /** The block with a number or a name, such as `finalized`; `undefined` when the chain has none such. */
  header(block: number | string): Promise<BlockHeader | undefined>;
  /** Receipt of a transaction; `undefined` when no block holds it. */
  receiptOf(hash: string): Promise<TransactionReceipt | undefined>;
  /** The sender of a key's transactions, always the same one for the same key. */
  sender(privateKey: string): TransactionSender;
  /** Follows blocks with their events until the chain takes one back. */
  follow(options: FollowOptions): AsyncIterable<FollowedBlock>;
  /** Sends again the transactions that the chain does not hold; for callers that learn that it took blocks back. */
  resend(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects to a chain and sends again what an earlier run had sent and the chain does not hold.
 * @throws LEDGER_UNAVAILABLE when it does not answer, BAD_INPUT when it is another chain than expected
 */
export async function connectChain(options: ChainOptions): Promise<EvmChain> {
  const chain = openChain(options);
  try {
    await chain.confirm();
    return chain;
  } catch (error) {
    await chain.close();
    throw error;
  }
}

/** Opens a chain whose node need not be there yet; calls fail until it is, and go on by themselves then. */
export function openChain({ chainId, outbox = memoryOutbox(), pollingMs = 1_000, log, url }: ChainOptions): EvmChain {
  const identity = new ChainIdentity(openRpc(url), { url, chainId, onConfirmed: () => void resend() });
  const { rpc } = identity;
  const heads = new Heads(rpc, pollingMs);
  let resending = Promise.resolve();
  const settled = () => resending;
  const broadcaster = new Broadcaster(rpc, heads, settled);
  const blockNumber = async () => Number(await rpc.call("eth_blockNumber", []));
  const past = { outbox, broadcaster, blockNumber, log };
  const senders = new Map<string, TransactionSender>();
  /** Sends again, one run at a time; senders wait for it. */
  const resend = (): Promise<void> => {
    resending = resending
      .then(() => rebroadcast(past))
      .catch((error) => log.warn({ err: error }, "Outbox not sent again"));
    return resending;
  };
  // A node that was away may have come back without its newest blocks.
  const stop = rpc.onReconnect?.(() => void resend());
  const upkeep = keepOutbox(past, senders);
  return {
    get chainId() {
      return identity.chainId;
    },
    confirm: async () => {
      await identity.confirm();
      await settled();
    },
    rpc: (method, params) => rpc.call(method, params),
    ...stateReads(identity),
    blockNumber,
    sender: (privateKey) => {
      const address = computeAddress(privateKey).toLowerCase();
      let sender = senders.get(address);
      if (!sender) {
        const { chainId: on } = identity;
        sender = new TransactionSender({ rpc, chainId: on, privateKey, outbox, broadcaster, settled }, address);
        senders.set(address, sender);
      }
      return sender;
    },
    header: (block) => readHeader(rpc, block),
    receiptOf: (hash) => broadcaster.receiptOf(hash),
    follow: (follow) => followChain(rpc, heads, follow),
    resend,
    close: async () => {
      upkeep.dispose();
      stop?.();
      await rpc.close();
    },
  };
}

/** Cleans the outbox, takes over what instances that are gone have left in it, and measures it. */
function keepOutbox(past: RebroadcastOptions, senders: ReadonlyMap<string, TransactionSender>): DisposableStack {
  const { outbox, log } = past;
  const stack = new DisposableStack();
  const repeat = (everyMs: number, what: string, act: () => Promise<unknown>) => {
    // A node that is away is no failure of ours.
    const logFailure = (error: unknown) => log[isAway(error) ? "debug" : "warn"]({ err: error }, what);
    const timer = setInterval(() => void act().catch(logFailure), everyMs).unref();
    stack.defer(() => clearInterval(timer));
  };
  repeat(cleaningMs, "Outbox not cleaned", () => dropSettled(past));
  repeat(takeOverMs, "Outbox not taken over", async () => {
    await rebroadcast(past, takeOverMs);
    for (const sender of senders.values()) await sender.fillAbandoned();
  });
  stack.use(onScrape(async () => metrics.unsettledTransactions.set((await outbox.entries()).length)));
  return stack;
}

/** Reads of the chain's state, each traced. */
function stateReads(identity: ChainIdentity): Pick<EvmChain, "call" | "codeAt" | "balanceOf"> {
  const read = async (method: string, params: readonly unknown[]) => {
    await identity.reach();
    const attributes = { "ledgerloom.chain_id": String(identity.chainId), "ledgerloom.function": method };
    return ledgerCall({ ledger: "evm", kind: "read", attributes }, () => identity.rpc.call(method, params));
  };
  return {
    call: async (request) => (await read("eth_call", [request, "latest"])) as string,
    codeAt: async (address) => (await read("eth_getCode", [address, "latest"])) as string,
    balanceOf: async (address, block) => {
      const at = block === undefined ? "latest" : `0x${block.toString(16)}`;
      const balance = read("eth_getBalance", [address, at]);
      return BigInt((await (block === undefined ? balance : balance.catch(noHistory))) as string);
    },
  };
}

/**
 * Refusal for old blocks, whose state nodes that are no archives forget.
 * @throws HISTORY_UNAVAILABLE for a node's refusal
 */
function noHistory(error: unknown): never {
  if (!(error instanceof RpcRefusal)) throw error;
  throw new PlatformError(
    "HISTORY_UNAVAILABLE",
    "the chain's node has no longer the state of that block; read the present, or ask an archive node",
    { cause: error },
  );
}
