import "reflect-metadata";
import { join } from "node:path";
import { ZeroAddress } from "ethers";
import type { Logger } from "pino";
import { type DeploymentChain, deployFactory } from "../../contracts/deploy.ts";
import { PlatformError } from "../../ledgers/errors.ts";
import { connectChain, type EvmChain } from "../../ledgers/evm/chain.ts";
import { isKnown, type Principal } from "../../principals/principal.ts";
import { LedgerProgress } from "../shared/positions/ledger-progress.ts";
import { contextsOver } from "../shared/positions/reading.ts";
import { Requests } from "../shared/requests/requests.ts";
import type { Database } from "../shared/store/database.ts";
import { EventStream } from "../shared/store/event-stream.ts";
import type { Subgraph } from "../shared/subgraph.ts";
import { AccountService } from "./accounts/account.service.ts";
import { ChannelService } from "./channels/channel.service.ts";
import { ChannelContract } from "./channels/channel-contract.ts";
import { CloseService } from "./channels/close.service.ts";
import { DepositService } from "./channels/deposit.service.ts";
import { laneCounts } from "./channels/lane-counts.ts";
import { balanceLoader, type PaymentsContext } from "./context.ts";
import { CallOrigins } from "./costs/call-origins.ts";
import { CostService } from "./costs/cost.service.ts";
import { CostReads } from "./costs/cost-reads.ts";
import { IncomingCalls } from "./costs/incoming-calls.ts";
import type { DataPlaneAddress } from "./data-plane/data-plane.ts";
import { startDataPlane } from "./data-plane/start-data-plane.ts";
import { FlowReads } from "./flows/flow-reads.ts";
import { OpenValues } from "./flows/open-values.ts";
import { Alarms } from "./keeper/alarms.ts";
import { Keeper } from "./keeper/keeper.ts";
import { TaskRunner } from "./keeper/task.ts";
import { KeyStore } from "./keys/key-store.ts";
import { createOwnTables } from "./own-tables.ts";
import { Budgets } from "./policies/budgets.ts";
import { PolicyService } from "./policies/policy.service.ts";
import { PolicyStore } from "./policies/policy-store.ts";
import { channelAct } from "./projection/channel-changes.ts";
import { ChannelReads } from "./projection/channel-reads.ts";
import { LiveChannels } from "./projection/live-channels.ts";
import { type ChainProjection, projectChain } from "./projection/project-chain.ts";
import { RedemptionService } from "./redemptions/redemption.service.ts";
import { buildPaymentsSchema } from "./schema.ts";
import { ServiceKeyService } from "./service-keys/service-key.service.ts";
import { redeemedTokensLoader } from "./statements/redeemed-tokens.ts";
import { StatementReads } from "./statements/statement-reads.ts";
import { FolderTokenStore } from "./tokens/folder-token-store.ts";
import { SharedTokenStore } from "./tokens/shared-token-store.ts";
import { TokenService } from "./tokens/token.service.ts";
import type { TokenIdKey, TokenStore } from "./tokens/token-store.ts";
import { TokenValidator, type ValidatedChannel } from "./tokens/token-validator.ts";
import { sharedOutbox } from "./transactions-outbox.ts";
import { ClaimKeeper } from "./x402/claim-keeper.ts";
import { deployScheme } from "./x402/deploy-scheme.ts";
import { SchemeChannels } from "./x402/scheme-channels.ts";
import { x402Services } from "./x402/x402-services.ts";

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
  readonly keptHours?: number | undefined;
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

/** A payment server that runs. */
export interface PaymentServer extends Subgraph {
  /** By which services reach it. */
  readonly dataPlaneUrl: string | undefined;
}

/**
 * Starts the payment server: projects the chain into the database, opens its stores, lets services in and serves its
 * schema.
 * @throws DATA_DIRECTORY_LOCKED, PORT_IN_USE, FORBIDDEN for a wrong passphrase, LEDGER_UNAVAILABLE, NOT_FOUND without a factory
 */
export async function startPayments(options: PaymentsOptions): Promise<PaymentServer> {
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
    await deployContracts(chain, options);

    const live = new LiveChannels(database);
    const schemeChannels = new SchemeChannels(database);
    const { fromBlock = 0, finalityDepth, confirmations } = options.chain;
    const projection = await projectChain({
      ...{ chain, database, fromBlock, finalityDepth, confirmations, log },
      prepare: async (to) => {
        await Promise.all([live.refresh(to), schemeChannels.refresh(to)]);
      },
    });
    closing.push(() => projection.close());
    const policies = await PolicyStore.open(database);
    const newest = async () => BigInt(Math.max(0, (await chain.blockNumber()) - confirmations));
    const hashOf = async (block: bigint) => (await chain.header(Number(block)))?.hash;
    const progress = new LedgerProgress({ projection, kind: "EVM", network: `${chain.chainId}`, newest, hashOf });
    const events = new EventStream(projection, channelAct);

    const requests = await Requests.open({ ...options, forget: (acts) => store.forget(acts) });
    closing.push(async () => requests.close());
    const { acceptedAssets = new Set([ZeroAddress]) } = options;
    const { alarms, now, ...services } = servicesOf({
      ...{ chain, keys, store, live, schemeChannels, projection, database, policies, sponsor, acceptedAssets },
    });
    if (options.keeper) {
      const runner = new TaskRunner({ ...services, requests, alarms, log });
      const claimKeeper = new ClaimKeeper({ ...services, policies, requests, now, log });
      const keeper = new Keeper({
        ...{ organizations, keys, live, store, alarms, runner, claimKeeper, now, log },
        ...{ policies, intervalMs: options.keeper.intervalMs },
      });
      closing.push(() => keeper.close());
    }
    const dataPlane = await startDataPlane({
      ...{ ...services, address: options.dataPlane, organizations, requests, live, store, log },
      ...{ chainId: chain.chainId, sql: database, keys: keys.serviceKeys },
    });
    closing.push(async () => dataPlane?.close());
    const contextOf = (principal: Principal, asOf?: bigint): PaymentsContext => {
      if (isKnown(principal) && !organizations.includes(principal.mspId)) {
        throw new PlatformError("FORBIDDEN", `this payment server does not serve ${principal.mspId}`);
      }
      const answer = requests.answering(principal);
      const reads = new ChannelReads(database, asOf);
      return {
        principal,
        answer,
        ...services,
        counts: laneCounts(services.tokens, principal),
        reads,
        statements: new StatementReads(database, asOf),
        flows: new FlowReads(database, asOf),
        costReads: new CostReads(database, asOf),
        progress,
        asOf,
        events,
        chain,
        balances: balanceLoader(chain, asOf),
        redeemedTokens: redeemedTokensLoader(chain),
      };
    };
    return {
      name: "payments",
      dataPlaneUrl: dataPlane?.url,
      schema: await buildPaymentsSchema(log),
      contextFor: contextsOver(progress, contextOf),
      isReady: () => progress.isReady(),
      ledgers: async () => [await progress.report()],
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
  readonly live: LiveChannels;
  readonly schemeChannels: SchemeChannels;
  readonly projection: ChainProjection;
  readonly policies: PolicyStore;
  readonly database: Database;
  readonly sponsor: PaymentsOptions["sponsor"];
  readonly acceptedAssets: ReadonlySet<string>;
}

function servicesOf(parts: Parts) {
  const { chain, keys, store, live, projection, policies: policyStore, sponsor, acceptedAssets } = parts;
  const { database: sql } = parts;
  const { chainId } = chain;
  const now = steadyClock(projection);
  const faucet = sponsor && { privateKey: sponsor.privateKey, amount: sponsor.grant };
  const accounts = new AccountService(keys, chain, faucet);
  const contract = new ChannelContract(chain, projection);
  const budgets = new Budgets(sql);
  const channels = new ChannelService(accounts, sql, contract, budgets);
  const deposits = new DepositService({ accounts, channels, contract, budgets, chain, now });
  const closes = new CloseService({ chainId, accounts, channels, contract, now });
  const channelOf = (address: string) => live.find(address);
  const riskCapOf = ({ provider: account, asset }: ValidatedChannel) => policyStore.of({ account, asset }).riskCap;
  const known = (id: TokenIdKey) => store.known(id);
  const validator = new TokenValidator({ chainId, channelOf, acceptedAssets, riskCapOf, now, known });
  const origins = new CallOrigins(new IncomingCalls());
  const tokens = new TokenService({ chainId, accounts, channels, live, validator, store, origins });
  const serviceKeys = new ServiceKeyService(keys.serviceKeys, accounts);
  const redemptions = new RedemptionService({ chainId, accounts, channels, contract, sql, live, store, now });
  const alarms = new Alarms(sql);
  const policies = new PolicyService(accounts, policyStore, budgets, alarms);
  const send = contract.send.bind(contract);
  const x402 = x402Services({
    ...{ chain, database: sql, accounts, channels: parts.schemeChannels, policies: policyStore, send, now },
  });
  const told = { costs: new CostService(accounts, store), openValues: new OpenValues(accounts, live, store) };
  return {
    accounts,
    channels,
    deposits,
    closes,
    tokens,
    redemptions,
    ...told,
    policies,
    serviceKeys,
    ...x402,
    alarms,
    now,
  };
}

/** In the database when other instances may be there; else in a folder, which is faster. */
async function openTokenStore({ database, dataDirectory }: PaymentsOptions): Promise<TokenStore> {
  if (!database.isExclusive) return new SharedTokenStore(database);
  return FolderTokenStore.open(join(dataDirectory, "tokens"));
}

/** @throws NOT_FOUND when the chain has no factory and nobody pays for one, BAD_INPUT for a wrong build of x402's */
async function deployContracts(chain: EvmChain, { sponsor, x402Contracts }: PaymentsOptions): Promise<void> {
  const deployment: DeploymentChain = {
    codeAt: (account) => chain.codeAt(account),
    send: (transaction) => {
      if (sponsor) return chain.sender(sponsor.privateKey).send(transaction);
      throw new PlatformError("NOT_FOUND", `chain ${chain.chainId} has no channel factory; deploy it first`);
    },
  };
  await deployFactory(deployment);
  if (sponsor && x402Contracts) await deployScheme(deployment, x402Contracts);
}

/** Unix seconds by this machine or by the chain, whichever is ahead; never goes back. */
function steadyClock(projection: ChainProjection): () => number {
  let newest = 0;
  return () => {
    const { time } = projection.checkpoint;
    newest = Math.max(newest, Math.floor(Date.now() / 1000), (time?.getTime() ?? 0) / 1000);
    return newest;
  };
}
