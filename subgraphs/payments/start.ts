import "reflect-metadata";
import { join } from "node:path";
import { ZeroAddress } from "ethers";
import { type DeploymentChain, deployFactory } from "../../contracts/deploy.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { connectChain, type EvmChain } from "../../ledgers/evm/chain.ts";
import { Requests } from "../../store/requests/requests.ts";
import { EventStream } from "../../store/streams/event-stream.ts";
import { isKnown, type Principal } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { LedgerProgress } from "../kit/positions/ledger-progress.ts";
import { contextsOver } from "../kit/positions/reading.ts";
import { CostReads } from "./attribution/cost-reads.ts";
import { startDataPlane } from "./data-plane/start-data-plane.ts";
import { FlowReads } from "./flows/flow-reads.ts";
import { balanceLoader, type PaymentsContext } from "./graph/context.ts";
import { laneCounts } from "./graph/lane-counts.ts";
import { buildPaymentsSchema } from "./graph/schema.ts";
import { ClaimKeeper } from "./keeper/claim-keeper.ts";
import { Keeper } from "./keeper/keeper.ts";
import { TaskRunner } from "./keeper/task.ts";
import { KeyStore } from "./keys/key-store.ts";
import { sharedOutbox } from "./keys/outgoing-transactions.ts";
import { createOwnTables } from "./keys/payment-server-tables.ts";
import type { PaymentsOptions } from "./options.ts";
import { PolicyStore } from "./policies/policy-store.ts";
import { channelAct } from "./projection/channel-changes.ts";
import { ChannelReads } from "./projection/channel-reads.ts";
import { LiveChannels } from "./projection/live-channels.ts";
import { projectChain } from "./projection/project-chain.ts";
import { SchemeChannels } from "./projection/scheme-channels.ts";
import { servicesOf } from "./services.ts";
import { redeemedTokensLoader } from "./statements/redeemed-tokens.ts";
import { StatementReads } from "./statements/statement-reads.ts";
import { type TokenStore, tokenStoreInDatabase, tokenStoreInFolder } from "./tokens/token-store.ts";
import { deployScheme } from "./x402/deploy-scheme.ts";

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

    const requests = await Requests.open({ ...options, forget: (acts) => store.acts.forget(acts) });
    closing.push(async () => requests.close());
    const { acceptedAssets = new Set([ZeroAddress]) } = options;
    const { alarms, now, ...services } = servicesOf({
      ...{ chain, keys, store, live, schemeChannels, projection, database, policies, sponsor, acceptedAssets },
    });
    if (options.keeper) {
      const { intervalMs } = options.keeper;
      const receiptOf = (hash: string) => chain.receiptOf(hash);
      const runner = new TaskRunner({ ...services, requests, alarms, receiptOf, log });
      const claimKeeper = new ClaimKeeper({ ...services, policies, requests, now, log });
      const what = { organizations, keys, live, store, policies };
      const keeper = new Keeper({ ...what, alarms, runner, claimKeeper, now, intervalMs, log });
      closing.push(() => keeper.close());
    }
    const dataPlane = await startDataPlane({
      ...{ ...services, address: options.dataPlane, organizations, requests, live, store, log },
      ...{ chainId: chain.chainId, sql: database, keys: keys.serviceKeys },
    });
    closing.push(async () => dataPlane?.close());
    const contextOf = (principal: Principal, asOf?: bigint): PaymentsContext => {
      if (isKnown(principal) && !organizations.includes(principal.mspId)) {
        throw new PlatformError(
          "FORBIDDEN",
          `this payment server does not serve ${principal.mspId}; ask the one of your organisation`,
        );
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

/** In the database when other instances may be there; else in a folder, which is faster. */
async function openTokenStore({ database, dataDirectory }: PaymentsOptions): Promise<TokenStore> {
  if (!database.isExclusive) return tokenStoreInDatabase(database);
  return tokenStoreInFolder(join(dataDirectory, "tokens"));
}

/** @throws NOT_FOUND when the chain has no factory and nobody pays for one, BAD_INPUT for a wrong build of x402's */
async function deployContracts(chain: EvmChain, { sponsor, x402Contracts }: PaymentsOptions): Promise<void> {
  const deployment: DeploymentChain = {
    codeAt: (account) => chain.codeAt(account),
    send: (transaction) => {
      if (sponsor) return chain.sender(sponsor.privateKey).send(transaction);
      throw new PlatformError("NOT_FOUND", `chain ${chain.chainId} has no channel factory: run npm run deploy:factory`);
    },
  };
  await deployFactory(deployment);
  if (sponsor && x402Contracts) await deployScheme(deployment, x402Contracts);
}
