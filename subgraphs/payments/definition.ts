import { join } from "node:path";
import type { Config } from "../../config/config.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { type FabricOrganization, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import type { SubgraphDefinition, SubgraphDependencies } from "../kit/subgraph-definition.ts";
import { paymentsCodes } from "./error-codes.ts";
import { buildPaymentsSchema } from "./graph/schema.ts";
import type { PaymentsOptions } from "./options.ts";
import { passphraseOf } from "./passphrase.ts";
import { paymentsStore } from "./projection/tables.ts";
import { startPayments } from "./start.ts";

export interface PaymentsDependencies extends SubgraphDependencies {
  /** Organisations to serve; by default those of the network file. */
  readonly organizations?: readonly FabricOrganization[];
  /** Embedded chain; by default the one of the settings. */
  readonly embeddedChain?: Required<Pick<PaymentsOptions["chain"], "url" | "chainId">> | undefined;
  /** Account that pays on the embedded chain. */
  readonly sponsor?: PaymentsOptions["sponsor"];
}

/** The payments subgraph. */
export const paymentsSubgraph = {
  name: "payments",
  buildSchema: buildPaymentsSchema,
  codes: paymentsCodes,
  storeOf: () => paymentsStore,
  start: async ({ config, database, log, embeddedChain, sponsor, ...given }: PaymentsDependencies) => {
    const { confirmations, finalityDepth, fromBlock } = config.chain;
    const organizations = given.organizations ?? readNetworkFile(config.fabric.networkFile);
    return startPayments({
      ...config.payments,
      chain: { ...(embeddedChain ?? chainOf(config)), confirmations, finalityDepth, fromBlock },
      sponsor,
      database,
      dataDirectory: join(config.dataDirectory, "payments"),
      passphrase: await passphraseOf(config),
      idempotencyRetentionHours: config.idempotencyRetentionHours,
      dataPlane: { ...config.payments.dataPlane, stopTimeoutMs: config.stopping.timeoutMs },
      organizations: organizations.map(({ mspId }) => mspId),
      log,
    });
  },
} as const satisfies SubgraphDefinition;

/** @throws BAD_INPUT when no setting names a chain */
function chainOf({ chain }: Config): Pick<PaymentsOptions["chain"], "url" | "chainId"> {
  if (!chain.url)
    throw new PlatformError("BAD_INPUT", "LEDGERLOOM_CHAIN_URL must be set: the JSON-RPC endpoint of your chain");
  return { url: chain.url, chainId: chain.id };
}
