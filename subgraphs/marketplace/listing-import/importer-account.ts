import { join } from "node:path";
import { type ActArguments, type ActName, type ActResults, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import type { CommittedAct } from "../../../ledgers/fabric/contracts/chaincode-client.ts";
import type { MarketplaceContract } from "../../../ledgers/fabric/contracts/marketplace.ts";
import { localSecret } from "../../../process/local-secret.ts";
import { unkeptJournal } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { ActService } from "../acts/act.service.ts";

const actLifetimeSeconds = 300n;
const userName = "Listing importer";

/** Dependencies of an importer. */
export interface ImporterTools {
  /** Principal in whose name it acts. */
  readonly principal: Principal;
  readonly acts: ActService;
  readonly ledger: MarketplaceContract;
}

/** Custodial account that owns imported services; its key lies in the data directory. */
export class ImporterAccount {
  readonly #wallet: Wallet;
  readonly #tools: ImporterTools;

  private constructor(wallet: Wallet, tools: ImporterTools) {
    this.#wallet = wallet;
    this.#tools = tools;
  }

  /** Loads the account's key, or makes one. */
  static async open(dataDirectory: string, tools: ImporterTools): Promise<ImporterAccount> {
    const key = await localSecret(join(dataDirectory, "listing-importer.key"));
    return new ImporterAccount(new Wallet(`0x${key}`), tools);
  }

  get address(): string {
    return this.#wallet.address;
  }

  /** Registers the account as a user, which is its first act, unless it is registered. */
  async register(): Promise<void> {
    if ((await this.#counter()) > 0n) return;
    const introduction = "Services of public listings, kept by the organisation that imported them.";
    // Each organisation may have an importer; the address keeps their names apart.
    await this.perform("RegisterUser", { name: `${userName} ${this.address.slice(-6)}`, introduction });
  }

  /** Signs an act with the account's next counter and has it performed. */
  async perform<Name extends ActName>(name: Name, act: ActArguments<Name>): Promise<CommittedAct<ActResults[Name]>> {
    const { principal, acts, ledger } = this.#tools;
    const counter = (await this.#counter()) + 1n;
    const deadline = BigInt(Math.floor(Date.now() / 1000)) + actLifetimeSeconds;
    const domain = signingDomain(ledger.channelName);
    const signature = await this.#wallet.signTypedData(domain, actTypesOf(name), { ...act, counter, deadline });
    const authorization = { signer: this.address, counter, deadline, signature };
    return acts.perform(principal, { name, act, authorization }, unkeptJournal("RETRIED"));
  }

  #counter(): Promise<bigint> {
    return this.#tools.ledger.counter(this.address);
  }
}
