import { PlatformError } from "../../errors/platform-error.ts";
import type { JsonRpc } from "./rpc.ts";

export interface ChainIdentityOptions {
  readonly url: string;
  /** Chain id that the node must have; the one that it first tells unless given. */
  readonly chainId?: bigint | undefined;
  /** Called once, when the node has first told that it is on the chain. */
  readonly onConfirmed: () => void;
}

/** Id of the chain that a node is on. The node need not be there yet: nothing is asked of it before it has told. */
export class ChainIdentity {
  /** The node, asked only for what is of this chain. */
  readonly rpc: JsonRpc;
  readonly #rpc: JsonRpc;
  readonly #options: ChainIdentityOptions;
  #known: bigint | undefined;
  #isConfirmed = false;
  #asking: Promise<void> | undefined;

  constructor(rpc: JsonRpc, options: ChainIdentityOptions) {
    this.#rpc = rpc;
    this.#options = options;
    this.#known = options.chainId;
    this.rpc = { ...rpc, call: (method, params) => this.#call(method, params) };
  }

  /** @throws LEDGER_UNAVAILABLE while nobody has told it */
  get chainId(): bigint {
    if (this.#known !== undefined) return this.#known;
    throw this.#away("LEDGER_UNAVAILABLE");
  }

  /** Asks the node, until it has answered once. @throws LEDGER_UNAVAILABLE, TIMEOUT, BAD_INPUT when it is on another chain */
  async confirm(): Promise<void> {
    if (this.#isConfirmed) return;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  /** As {@link confirm}, for whoever asks something of this chain. @throws LEDGER_UNAVAILABLE, TIMEOUT */
  async reach(): Promise<void> {
    if (!this.#isConfirmed) await this.confirm().catch(asAway);
  }

  async #call(method: string, params: readonly unknown[]): Promise<unknown> {
    await this.reach();
    return this.#rpc.call(method, params);
  }

  async #ask(): Promise<void> {
    const { url, onConfirmed } = this.#options;
    const actual = await this.#readId();
    if (actual !== (this.#known ?? actual))
      throw new PlatformError("BAD_INPUT", `${placeOf(url)} is chain ${actual}, expected ${this.#known}`);
    this.#known = actual;
    this.#isConfirmed = true;
    onConfirmed();
  }

  async #readId(): Promise<bigint> {
    try {
      return BigInt((await this.#rpc.call("eth_chainId", [])) as string);
    } catch (cause) {
      throw this.#away(cause instanceof PlatformError ? cause.code : "LEDGER_UNAVAILABLE", cause);
    }
  }

  /** Error that names the address and the setting, for operators. */
  #away(code: PlatformError["code"], cause?: unknown): PlatformError {
    const place = placeOf(this.#options.url);
    const message = `no Ethereum node answers at ${place}; start it, or set LEDGERLOOM_CHAIN_URL to where one does`;
    return new PlatformError(code, message, { retryable: true, cause });
  }
}

/** A node on another chain is no fault of whoever asked something of this one: to them the ledger is away. */
function asAway(error: unknown): never {
  if (!(error instanceof PlatformError) || error.code !== "BAD_INPUT") throw error;
  throw new PlatformError("LEDGER_UNAVAILABLE", error.message, { retryable: true, cause: error });
}

/** Address without user and path, in which providers of nodes put their customers' keys. */
function placeOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
