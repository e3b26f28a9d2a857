import type { ChainWriter } from "./chain-writer.ts";
import { kindOf } from "./methods.ts";
import { type Call, NodeRefusal, type Upstream } from "./upstream.ts";

const invalidRequest = -32600;
const methodNotFound = -32601;
const failed = -32603;
/** Code of `eth_sendRawTransactionSync` for a transaction that no block holds yet (EIP-7966). */
const notInTime = 4;

/** Requests of one batch at most. */
const maxBatch = 100;

export interface Request {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

/** Answers requests to the chain; callers other than administrators read and send signed transactions. */
export class Answers {
  readonly #upstream: Upstream;
  readonly #writer: ChainWriter;

  constructor(upstream: Upstream, writer: ChainWriter) {
    this.#upstream = upstream;
    this.#writer = writer;
  }

  /** A request, or several in an array. */
  async answer(request: unknown, isAdministrator: boolean): Promise<object> {
    if (!Array.isArray(request)) return this.#one((request ?? {}) as Request, isAdministrator);
    if (request.length === 0 || request.length > maxBatch) {
      return refusal(null, invalidRequest, `a batch has 1 to ${maxBatch} requests`);
    }
    return Promise.all(request.map((one) => this.#one((one ?? {}) as Request, isAdministrator)));
  }

  async #one({ id = null, method, params = [] }: Request, isAdministrator: boolean): Promise<object> {
    if (typeof method !== "string" || !Array.isArray(params)) return refusal(id, invalidRequest, "no JSON-RPC request");
    try {
      return { jsonrpc: "2.0", id, result: (await this.#result([method, params], isAdministrator)) ?? null };
    } catch (error) {
      if (!(error instanceof NodeRefusal)) return refusal(id, failed, "the chain starts again");
      return refusal(id, error.code, error.message, error.data);
    }
  }

  async #result([method, params]: Call, isAdministrator: boolean): Promise<unknown> {
    const kind = kindOf(method);
    if (method === "eth_subscribe" || method === "eth_unsubscribe") {
      throw new NodeRefusal({ code: methodNotFound, message: "subscribe over WebSocket, one request at a time" });
    }
    if (kind === "read") return this.#upstream.call(method, params);
    if (kind === "transaction") return this.#transact(method, params[0]);
    if (kind === "administration" && isAdministrator) return this.#writer.administer(method, params);
    throw new NodeRefusal({ code: methodNotFound, message: `the method ${method} is not offered` });
  }

  async #transact(method: string, raw: unknown): Promise<unknown> {
    const hash = await this.#writer.transact(raw);
    if (method === "eth_sendRawTransaction") return hash;
    const receipt = await this.#upstream.call("eth_getTransactionReceipt", [hash]);
    if (receipt) return receipt;
    throw new NodeRefusal({ code: notInTime, message: "no block holds the transaction yet", data: hash });
  }
}

function refusal(id: unknown, code: number, message: string, data?: unknown): object {
  return { jsonrpc: "2.0", id, error: { code, message, ...(data !== undefined && { data }) } };
}
