import type { Logger } from "pino";
import type { Database } from "../../store/database/database.ts";
import type { DataPlaneAddress } from "./data-plane/data-plane.ts";
import type { ProjectedBlocks } from "./projection/project-chain.ts";

/** Options of a payment server. */
export interface PaymentsOptions {
  readonly chain: ProjectedBlocks & {
    /** JSON-RPC endpoint, best over WebSocket. */
    readonly url: string;
    /** Id that its node must have; the one that it first tells unless given. */
    readonly chainId?: bigint | undefined;
  };
  /**
   * Database of the projection, of keys, sent transactions, requests with an idempotency key and, when it is a server's,
   * counters. Instances may share it.
   */
  readonly database: Database;
  /** Retention of answers to requests with an idempotency key; default 24. */
  readonly idempotencyRetentionHours?: number | undefined;
  /** Folder of the counters of accepted and signed tokens when the database is this process's own; else unused. */
  readonly dataDirectory: string;
  /** Passphrase that keys are sealed with. */
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
  /** Address by which services reach it; without it no service does. */
  readonly dataPlane?: DataPlaneAddress | undefined;
  /** Interval of the keeper; without it nothing is redeemed, ended and funded by itself. */
  readonly keeper?: { readonly intervalMs: number } | undefined;
  readonly log: Logger;
}
