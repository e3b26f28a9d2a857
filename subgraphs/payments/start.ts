import "reflect-metadata";
import { join } from "node:path";
import type { Database } from "../../store/database/database.ts";
import { Requests } from "../../store/requests/requests.ts";
import { isKnown, type Principal } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { conflictPolicyOf } from "../kit/graph/on-conflict.ts";
import { requireOwn } from "../kit/organizations.ts";
import { contextsOver } from "../kit/positions/reading.ts";
import { CostReads } from "./attribution/cost-reads.ts";
import { FlowReads } from "./flows/flow-reads.ts";
import type { PaymentsContext } from "./graph/context.ts";
import { newPaymentsLoaders } from "./graph/loaders.ts";
import { buildPaymentsSchema } from "./graph/schema.ts";
import { AddressReads } from "./inspector/address-reads.ts";
import { ChainInspector } from "./inspector/chain-inspector.ts";
import { nodeTurns } from "./inspector/node-reads.ts";
import { ClaimKeeper } from "./keeper/claim-keeper.ts";
import { Keeper } from "./keeper/keeper.ts";
import { TaskRunner } from "./keeper/task.ts";
import { KeyStore } from "./keys/key-store.ts";
import { createOwnTables } from "./keys/payment-server-tables.ts";
import { followLedger } from "./ledger.ts";
import type { PaymentsOptions } from "./options.ts";
import { PolicyStore } from "./policies/policy-store.ts";
import { ChannelReads } from "./projection/channel-reads.ts";
import { RedemptionReads } from "./redemptions/redemption-reads.ts";
import { newServices, type Opened, type Services } from "./services.ts";
import { startDataPlane } from "./start-data-plane.ts";
import { StatementReads } from "./statements/statement-reads.ts";
import { tokenStoreInDatabase, tokenStoreInFolder } from "./tokens/token-store.ts";

/** Payment server that runs. */
export interface PaymentServer extends Subgraph {
  /** Address by which services reach it. */
  readonly dataPlaneUrl: string | undefined;
}

/**
 * Starts the payment server: it projects the chain into the database, answers queries from there, and lets services in.
 * @throws DATA_DIRECTORY_LOCKED, PORT_IN_USE, FORBIDDEN for a wrong passphrase, NOT_FOUND without a factory,
 *   BAD_INPUT for another chain than is set; a node that is away is waited for meanwhile
 */
export async function startPayments(options: PaymentsOptions): Promise<PaymentServer> {
  const { database, dataDirectory, idempotencyRetentionHours, organizations, log } = options;
  await using parts = new AsyncDisposableStack();
  await createOwnTables(database);
  // In the database when other instances may be there; else in a folder, which is faster.
  const store = database.isExclusive
    ? await tokenStoreInFolder(join(dataDirectory, "tokens"))
    : tokenStoreInDatabase(database);
  parts.defer(() => store.end());
  const keys = await KeyStore.open(database, options.passphrase);
  const ledger = await followLedger(options, parts);
  const policyStore = await PolicyStore.open(database);
  const forget = (acts: readonly string[]) => store.acts.forget(acts);
  const onConflict = conflictPolicyOf;
  const requests = await Requests.open({ database, idempotencyRetentionHours, onConflict, forget, log });
  parts.defer(() => requests.close());
  const opened: Opened = { ...ledger, keys, store, policyStore, requests };
  const services = newServices(options, opened);
  startKeeper(options, opened, services, parts);
  const dataPlaneUrl = await startDataPlane(options, opened, services, parts);

  const { chain, progress, events } = ledger;
  const turns = nodeTurns();
  const served = new Map(organizations.map((mspId) => [mspId, mspId]));
  const contextOf = (principal: Principal, asOf?: bigint): PaymentsContext => {
    if (isKnown(principal)) requireOwn(served, principal.mspId);
    return {
      ...services,
      principal,
      answer: requests.answering(principal),
      ...newReads(database, asOf),
      inspector: new ChainInspector(chain, turns),
      loaders: newPaymentsLoaders(chain, services.tokens, principal, asOf),
      progress,
      asOf,
      events,
      chain,
    };
  };
  const schema = await buildPaymentsSchema(log);
  const closing = parts.move();
  return {
    name: "payments",
    dataPlaneUrl,
    schema,
    contextFor: contextsOver(progress, contextOf),
    isReady: async () => ledger.preparation.isDone && (await progress.isReady()),
    ledgers: async () => [await progress.report()],
    close: () => closing.disposeAsync(),
  };
}

/** Reads of the store for one request. @param asOf block as of which to read; the newest unless given */
function newReads(database: Database, asOf: bigint | undefined) {
  return {
    reads: new ChannelReads(database, asOf),
    statements: new StatementReads(database, asOf),
    flows: new FlowReads(database, asOf),
    redemptionReads: new RedemptionReads(database, asOf),
    costReads: new CostReads(database, asOf),
    addressReads: new AddressReads(database, asOf),
  };
}

/** Does by itself what there is to do, where the options ask for it. */
function startKeeper(options: PaymentsOptions, opened: Opened, services: Services, parts: AsyncDisposableStack): void {
  const { organizations, keeper: settings, log } = options;
  if (!settings) return;
  const { chain, policyStore: policies, requests } = opened;
  const runner = new TaskRunner({ ...services, requests, receiptOf: (hash) => chain.receiptOf(hash), log });
  const claimKeeper = new ClaimKeeper({ ...services, policies, requests, log });
  const { intervalMs } = settings;
  const keeper = new Keeper({ ...opened, ...services, policies, organizations, runner, claimKeeper, intervalMs, log });
  parts.defer(() => keeper.close());
}
