import { parseEther } from "ethers";
import { silent, type TestChain } from "../../../ledgers/evm/testing.ts";
import type { Database } from "../../../store/database/database.ts";
import type { PaymentsOptions } from "../options.ts";
import { type PaymentServer, startPayments } from "../start.ts";

/** What a test sets of a payment server. */
export interface ServerSettings extends Partial<Pick<PaymentsOptions, "keeper" | "x402Contracts" | "acceptedAssets">> {
  readonly passphrase?: string | undefined;
  /** Of the data plane. */
  readonly port?: number;
  /** Which of the chain's accounts gives ether to new ones; each payment server has its own. */
  readonly sponsor?: number;
}

/** Starts a payment server of two organisations on a test's chain, folder and database. */
export function startServer(
  node: TestChain,
  folder: string,
  database: Database,
  { passphrase = "correct horse battery", port = 0, sponsor: sponsorAt = 0, ...settings }: ServerSettings = {},
): Promise<PaymentServer> {
  const sponsor = node.chain.accounts[sponsorAt];
  if (!sponsor) throw new Error("the chain has no accounts");
  return startPayments({
    chain: { url: node.chain.url, chainId: node.chain.chainId, confirmations: 0 },
    dataDirectory: folder,
    database,
    passphrase,
    ...settings,
    dataPlane: { host: "127.0.0.1", port },
    organizations: ["Org1MSP", "Org2MSP"],
    sponsor: { privateKey: sponsor.privateKey, grant: parseEther("100") },
    log: silent,
  });
}
