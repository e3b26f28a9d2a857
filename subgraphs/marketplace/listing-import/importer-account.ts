import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ActArguments, type ActName, type ActResults, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { FabricChannel } from "../../../ledgers/fabric/connection.ts";
import type { ActOutcome, ActService } from "../acts/act.service.ts";
import { marketplaceChaincode } from "../projection/marketplace-projection.ts";

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

  /** Loads the account, or makes it and registers it as a user. */
  static async open(dataDirectory: string, channel: FabricChannel, acts: ActService): Promise<ImporterAccount> {
    const account = new ImporterAccount(await loadOrCreateWallet(dataDirectory), channel, acts);
    await account.#register();
    return account;
  }

  get address(): string {
    return this.#wallet.address;
  }

  /** Signs an act with the account's next counter and has it performed. */
  async perform<Name extends ActName>(
    act: Name,
    actArguments: ActArguments<Name>,
  ): Promise<ActOutcome<ActResults[Name]>> {
    const counter = BigInt(await this.#channel.evaluate(marketplaceChaincode, "Counter", [this.address])) + 1n;
    const deadline = BigInt(Math.floor(Date.now() / 1000)) + actLifetimeSeconds;
    const message = { ...actArguments, counter, deadline };
    const signature = await this.#wallet.signTypedData(signingDomain(this.#channel.name), actTypesOf(act), message);
    return this.#acts.perform(act, actArguments, { signer: this.address, counter, deadline, signature });
  }

  async #register(): Promise<void> {
    const isRegistered = await this.#channel.evaluate(marketplaceChaincode, "QueryUser", [this.address]).then(
      () => true,
      (error: unknown) => {
        if (error instanceof PlatformError && error.code === "NOT_FOUND") return false;
        throw error;
      },
    );
    if (isRegistered) return;
    const introduction = "Services of public listings, kept by the organisation that imported them.";
    // Each organisation may have an importer; the address keeps their names apart.
    await this.perform("RegisterUser", { name: `${userName} ${this.address.slice(-6)}`, introduction });
  }
}

async function loadOrCreateWallet(dataDirectory: string): Promise<Wallet> {
  const path = join(dataDirectory, "listing-importer.key");
  await mkdir(dataDirectory, { recursive: true });
  const created = `0x${randomBytes(32).toString("hex")}`;
  // Whoever comes first creates the file; everybody uses what is in it.
  await writeFile(path, created, { flag: "wx", mode: 0o600, flush: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return new Wallet((await readFile(path, "utf8")).trim());
}
