import { FetchRequest, isError, JsonRpcProvider } from "ethers";
import { PlatformError } from "../../errors/platform-error.ts";
import { decodeRevert } from "./revert-reasons.ts";
import { notAnswered } from "./rpc-failures.ts";
import { SocketProvider } from "./socket-provider.ts";

/** A connection to one JSON-RPC node. */
export interface JsonRpc {
  /**
   * Calls a method of the node.
   * @throws LEDGER_UNAVAILABLE without a connection; TIMEOUT without an answer; a revert's code when the node ran a
   * contract that refused; {@link RpcRefusal} when the node refused for another reason
   */
  call(method: string, params: readonly unknown[]): Promise<unknown>;
  /**
   * Notifies of each new head of the chain, and once after every reconnection; absent where the node has to be polled.
   * @returns a call that ends it
   */
  readonly onHead?: (listener: () => void) => () => void;
  /** Notifies that the connection was lost and is there again. */
  readonly onReconnect?: (listener: () => void) => () => void;
  close(): Promise<void>;
}

/** Error: the node understood the call and refused it. */
export class RpcRefusal extends Error {
  override readonly name = "RpcRefusal";
  /** JSON-RPC error code, such as -32601 for an unknown method. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Longest time of a node to answer a call, or to accept a connection, in ms. */
const answersWithinMs = 120_000;

/**
 * Opens a connection over WebSocket (`ws:`, `wss:`) or HTTP. The node need not be there yet.
 * @param timeoutMs longest time of an answer; default two minutes
 */
export function openRpc(url: string, timeoutMs = answersWithinMs): JsonRpc {
  if (/^wss?:/.test(url)) {
    const provider = new SocketProvider(url, timeoutMs);
    return {
      call: (method, params) => mapped(provider.send(method, [...params])),
      onHead: (listener) => provider.onHead(listener),
      onReconnect: (listener) => provider.onReconnect(listener),
      close: async () => provider.destroy(),
    };
  }
  // The network is checked by `connectChain`; ethers would ask for it again and again.
  const request = new FetchRequest(url);
  request.timeout = timeoutMs;
  const provider = new JsonRpcProvider(request, 1, { staticNetwork: true, batchMaxCount: 1 });
  return {
    call: (method, params) => mapped(provider.send(method, [...params])),
    close: async () => provider.destroy(),
  };
}

async function mapped(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Error for the node's own one, which ethers puts in different places; a revert comes with its data. */
function refusalOf(error: unknown): Error {
  if (error instanceof PlatformError) return error;
  if (isError(error, "CALL_EXCEPTION") && error.data) return decodeRevert(error.data, error);
  const node = nodeError(error);
  if (node) return new RpcRefusal(node.code, node.message);
  if (isError(error, "TIMEOUT")) return notAnswered(error);
  return new PlatformError("LEDGER_UNAVAILABLE", "the chain's node does not answer at the moment; try again later", {
    retryable: true,
    cause: error,
  });
}

function nodeError(error: unknown): { code: number; message: string } | undefined {
  const outer = error as { error?: unknown; info?: { error?: unknown } };
  for (const candidate of [outer.error, outer.info?.error]) {
    const { code, message } = (candidate ?? {}) as { code?: unknown; message?: unknown };
    if (typeof code === "number" && typeof message === "string") return { code, message };
  }
  return undefined;
}
