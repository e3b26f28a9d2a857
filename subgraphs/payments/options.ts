import type { Logger } from "pino";
import type { Database } from "../../store/database/database.ts";
import type { DataPlaneAddress } from "./data-plane/data-plane.ts";

/** Options of a payment server. */
export interface PaymentsOptions {
  readonly chain: {
    /** JSON-RPC endpoint, best over WebSocket. */
    readonly url: string;
    readonly chainId?: bigint;
    /** How many blocks must follow an event's block until it counts. */
    readonly confirmations: number;
    /** The block with the factory, or any before it; default 0. */
    readonly fromBlock?: number;
    /** How many must follow until it is final; without, the chain itself tells what is. */
    readonly finalityDepth?: number | undefined;
  };
  /**
   * Where the projection lives; it also keeps keys, sent transactions, requests with an idempotency key and, a server's,
   * counters. Instances may share it.
   */
  readonly database: Database;
  /** How long answers to them are kept; default 24. */
  readonly idempotencyRetentionHours?: number | undefined;
  /** Keeps the counters of accepted and signed tokens when the database is this process's own; else unused. */
  readonly dataDirectory: string;
  /** Opens the key store. */
  readonly passphrase: string;
  /** MSP ids of the organisations whose requests this instance serves. */
  readonly organizations: readonly string[];
  /** Addresses of the assets that providers here take, lower case; the zero address for ether, which is the default. */
  readonly acceptedAssets?: ReadonlySet<string> | undefined;
  /**
   * An account with ether that deploys the factory where it is missing, and gives each new account `grant` wei. For the
   * embedded chain; elsewhere the factory is there and accounts are funded by their owners.
   */
  readonly sponsor?: { readonly privateKey: string; readonly grant: bigint } | undefined;
  /** Folder with the build of x402's contracts, which the sponsor then deploys where they are missing. */
  readonly x402Contracts?: string | undefined;
  /** Where services reach it; without it no service does. */
  readonly dataPlane?: DataPlaneAddress | undefined;
  /** How often it looks what there is to redeem, end and fund, and does it; nothing is done by itself without. */
  readonly keeper?: { readonly intervalMs: number } | undefined;
  readonly log: Logger;
}
