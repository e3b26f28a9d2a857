import { join } from "node:path";
import { type ActArguments, type ActName, type ActResults, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { localSecret } from "../../../process/local-secret.ts";
import { unkeptJournal } from "../../kit/requests/journal.ts";
import type { ActOutcome, ActService } from "../acts/act.service.ts";
import { marketplaceChaincode } from "../projection/chaincode-name.ts";

const actLifetimeSeconds = 300n;
const userName = "Listing importer";

/** The custodial account that owns imported services; its key lies in the data directory. */
export class ImporterAccount {
  readonly #wallet: Wallet;
  readonly #channel: FabricChannel;
  readonly #acts: ActService;

  private constructor(wallet: Wallet, channel: FabricChannel, acts: ActService) {
    this.#wallet = wallet;
    this.#channel = channel;
    this.#acts = acts;
  }

  /** Loads the account's key, or makes one. */
  static async open(dataDirectory: string, channel: FabricChannel, acts: ActService): Promise<ImporterAccount> {
    const key = await localSecret(join(dataDirectory, "listing-importer.key"));
    return new ImporterAccount(new Wallet(`0x${key}`), channel, acts);
  }

  get address(): string {
    return this.#wallet.address;
  }

  /** Registers the account as a user unless it is one: that is always its first act. */
  async register(): Promise<void> {
    if ((await this.#counter()) > 0n) return;
    const introduction = "Services of public listings, kept by the organisation that imported them.";
    // Each organisation may have an importer; the address keeps their names apart.
    await this.perform("RegisterUser", { name: `${userName} ${this.address.slice(-6)}`, introduction });
  }

  /** Signs an act with the account's next counter and has it performed. */
  async perform<Name extends ActName>(
    act: Name,
    actArguments: ActArguments<Name>,
  ): Promise<ActOutcome<ActResults[Name]>> {
    const counter = (await this.#counter()) + 1n;
    const deadline = BigInt(Math.floor(Date.now() / 1000)) + actLifetimeSeconds;
    const message = { ...actArguments, counter, deadline };
    const signature = await this.#wallet.signTypedData(signingDomain(this.#channel.name), actTypesOf(act), message);
    return this.#acts.perform(
      act,
      actArguments,
      { signer: this.address, counter, deadline, signature },
      unkeptJournal("RETRIED"),
    );
  }

  async #counter(): Promise<bigint> {
    return BigInt(await this.#channel.evaluate(marketplaceChaincode, "Counter", [this.address]));
  }
}
