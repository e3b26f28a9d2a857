import "reflect-metadata";
import { join } from "node:path";
import type { Logger } from "pino";
import { deployFactory } from "../../contracts/deploy.ts";
import { PlatformError } from "../../ledgers/errors.ts";
import { connectChain, type EvmChain } from "../../ledgers/evm/chain.ts";
import { isKnown, type Principal } from "../../principals/principal.ts";
import { EventFeed } from "../shared/event-feed.ts";
import { Requests } from "../shared/requests/requests.ts";
import type { Database } from "../shared/store/database.ts";
import type { Subgraph } from "../shared/subgraph.ts";
import { AccountService } from "./accounts/account.service.ts";
import { ChannelService } from "./channels/channel.service.ts";
import { ChannelContract } from "./channels/channel-contract.ts";
import { balanceLoader, type PaymentsContext } from "./context.ts";
import { KeyStore } from "./keys/key-store.ts";
import { createOwnTables } from "./own-tables.ts";
import type { ChannelEvent } from "./projection/channel-event.ts";
import { ChannelProjection } from "./projection/channel-projection.ts";
import { followChannels } from "./projection/follow-channels.ts";
import { RedemptionService } from "./redemptions/redemption.service.ts";
import { buildPaymentsSchema } from "./schema.ts";
import { FolderTokenStore } from "./tokens/folder-token-store.ts";
import { SharedTokenStore } from "./tokens/shared-token-store.ts";
import { TokenService } from "./tokens/token.service.ts";
import type { TokenStore } from "./tokens/token-store.ts";
import { TokenValidator } from "./tokens/token-validator.ts";
import { sharedOutbox } from "./transactions-outbox.ts";

/** How far behind the chain, in ms, still counts as ready. */
const readyTimeoutMs = 2_000;

/** How long the first look at a long chain may take. */
const catchUpTimeoutMs = 600_000;

export interface PaymentsOptions {
  readonly chain: {
    /** JSON-RPC endpoint, best over WebSocket. */
    readonly url: string;
    readonly chainId?: bigint;
    /** How many blocks must follow an event's block until it counts. */
    readonly confirmations: number;
    /** The block with the factory, or any before it; default 0. */
    readonly fromBlock?: number;
  };
  /** Keeps keys, sent transactions, requests with an idempotency key; a server's also counters. Instances may share it. */
  readonly database: Database;
  /** How long answers to them are kept; default 24. */
  readonly keptHours?: number | undefined;
  /** Keeps the counters of accepted and signed tokens when the database is this process's own; else unused. */
  readonly dataDirectory: string;
  /** Opens the key store. */
  readonly passphrase: string;
  /** MSP ids of the organisations whose requests this instance serves. */
  readonly organizations: readonly string[];
  /**
   * An account with ether that deploys the factory where it is missing, and gives each new account `grant` wei. For the
   * embedded chain; elsewhere the factory is there and accounts are funded by their owners.
   */
  readonly sponsor?: { readonly privateKey: string; readonly grant: bigint } | undefined;
  readonly log: Logger;
}

/**
 * Starts the payment server: follows the chain, opens its stores and serves its schema.
 * @throws DATA_DIRECTORY_LOCKED, FORBIDDEN for a wrong passphrase, LEDGER_UNAVAILABLE, NOT_FOUND without a factory
 */
export async function startPayments(options: PaymentsOptions): Promise<Subgraph> {
  const { log, database, sponsor, organizations } = options;
  await createOwnTables(database);
  const store = await openTokenStore(options);
  const closing: (() => Promise<unknown>)[] = [() => store.end()];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const keys = await KeyStore.open(database, options.passphrase);
    const chain = await connectChain({ ...options.chain, outbox: sharedOutbox(database), log });
    closing.push(() => chain.close());
    const factory = await factoryOn(chain, sponsor?.privateKey);

    const projection = new ChannelProjection(factory);
    const events = new EventFeed<ChannelEvent>();
    const { fromBlock = 0, confirmations } = options.chain;
    const follower = followChannels({ chain, projection, events, fromBlock, confirmations, log });
    closing.push(() => follower.close());

    const requests = await Requests.open(options);
    closing.push(async () => requests.close());
    const services = servicesOf({ chain, keys, store, projection, sponsor, factory, follower });
    const confirmed = async () => (await chain.blockNumber()) - confirmations;
    await follower.reached(await confirmed(), catchUpTimeoutMs);
    return {
      name: "payments",
      schema: await buildPaymentsSchema(log),
      contextFor: (principal: Principal): PaymentsContext => {
        if (isKnown(principal) && !organizations.includes(principal.mspId)) {
          throw new PlatformError("FORBIDDEN", `this payment server does not serve ${principal.mspId}`);
        }
        const answer = requests.answering(principal);
        return { principal, answer, ...services, projection, events, balances: balanceLoader(chain) };
      },
      isReady: async () => {
        const { position } = follower;
        const newest = await confirmed();
        // Ahead of the chain it still has to learn what the chain has undone.
        if (position > Math.max(newest, fromBlock - 1)) return false;
        return follower.reached(newest, readyTimeoutMs).then(
          () => true,
          () => false,
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Parts {
  readonly chain: EvmChain;
  readonly keys: KeyStore;
  readonly store: TokenStore;
  readonly projection: ChannelProjection;
  readonly sponsor: PaymentsOptions["sponsor"];
  readonly factory: string;
  readonly follower: ReturnType<typeof followChannels>;
}

function servicesOf({ chain, keys, store, projection, sponsor, factory, follower }: Parts) {
  const now = steadyClock(projection);
  const faucet = sponsor && { privateKey: sponsor.privateKey, amount: sponsor.grant };
  const accounts = new AccountService(keys, chain, faucet);
  const contract = new ChannelContract(chain, follower, factory);
  const channels = new ChannelService(accounts, projection, contract);
  const validator = new TokenValidator({
    chainId: chain.chainId,
    channelOf: (address) => projection.find(address),
    now,
    known: (lane) => store.known(lane),
  });
  const tokens = new TokenService({ chainId: chain.chainId, accounts, channels, validator, store });
  const redemptions = new RedemptionService({ accounts, channels, contract, validator, store, now });
  return { accounts, channels, tokens, redemptions };
}

/** In the database when other instances may be there; else in a folder, which is faster. */
async function openTokenStore({ database, dataDirectory }: PaymentsOptions): Promise<TokenStore> {
  if (!database.isExclusive) return new SharedTokenStore(database);
  return FolderTokenStore.open(join(dataDirectory, "tokens"));
}

/** @throws NOT_FOUND when the chain has no factory and nobody pays for one */
async function factoryOn(chain: EvmChain, sponsorKey: string | undefined): Promise<string> {
  const address = await deployFactory({
    codeAt: (account) => chain.codeAt(account),
    send: (transaction) => {
      if (sponsorKey) return chain.sender(sponsorKey).send(transaction);
      throw new PlatformError("NOT_FOUND", `chain ${chain.chainId} has no channel factory; deploy it first`);
    },
  });
  return address.toLowerCase();
}

/** Unix seconds by this machine or by the chain, whichever is ahead; never goes back. */
function steadyClock(projection: ChannelProjection): () => number {
  let newest = 0;
  return () => {
    newest = Math.max(newest, Math.floor(Date.now() / 1000), projection.time);
    return newest;
  };
}
