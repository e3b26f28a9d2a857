import { PlatformError } from "../../../../errors/platform-error.ts";
import type { Database } from "../../../../store/database/database.ts";
import { openPglite } from "../../../../store/database/pglite-database.ts";
import { Store } from "../../../../store/projection/store.ts";
import type { Principal } from "../../../../subgraph-protocol/principal.ts";
import { adminOf } from "../../../kit/testing/principals.ts";
import type { AccountService } from "../../accounts/account.service.ts";
import { createOwnTables } from "../../keys/payment-server-tables.ts";
import { succeeded } from "../../model/transaction.ts";
import { PolicyStore } from "../../policies/policy-store.ts";
import { SchemeChannels } from "../../projection/scheme-channels.ts";
import { paymentsStore } from "../../projection/tables.ts";
import type { Offer } from "../offer.ts";
import type { SendTransaction } from "../settlement-contract.ts";
import { X402Service } from "../x402.service.ts";
import { chainId, encoded, StockPayer, someOffer } from "./stock-vouchers.ts";

const organization = "Org2MSP";

/** A payment server's database in memory. */
export async function openOwnDatabase(): Promise<Database> {
  const database = await openPglite();
  await createOwnTables(database);
  await Store.open(database, paymentsStore);
  return database;
}

/** Channel with a balance in the projection, and instances of a payment server over one database. */
export class FundedChannel {
  readonly database: Database;
  readonly offer: Offer = someOffer();
  readonly payer = new StockPayer(this.offer);
  readonly principal = adminOf(organization);

  private constructor(database: Database) {
    this.database = database;
  }

  static async open(database: Database, balance: bigint): Promise<FundedChannel> {
    const channel = new FundedChannel(database);
    const { config, channelId } = channel.payer;
    await database.query(
      `INSERT INTO payments.x402_channels (valid_from, id, payer, payer_authorizer, receiver, receiver_authorizer, token,
         withdraw_delay, salt, balance, claimed, withdrawing, withdraw_ready_at, refunds)
       VALUES (0, $1, $2, $2, $3, $3, $4, $5, $6, $7, 0, 0, 0, 0)`,
      [channelId, config.payer, config.receiver, config.token, config.withdrawDelay, config.salt, String(balance)],
    );
    return channel;
  }

  /** Instance, another or the same after a restart. @param send sends its transactions; by default they do nothing */
  async start(send: SendTransaction = async () => succeeded(`0x${"0".repeat(64)}`, 1)) {
    const channels = new SchemeChannels(this.database);
    await channels.refresh({ position: 0n, reorgs: 0n });
    const x402 = new X402Service({
      chain: { chainId, codeAt: async () => "0x00" },
      database: this.database,
      channels,
      now: () => Math.floor(Date.now() / 1000),
      policyStore: await PolicyStore.open(this.database),
      accounts: { require: this.#require } as unknown as AccountService,
      send,
    });
    return {
      /** Pays with a voucher for so much in all. @param changes of the payload */
      begin: async (ceiling: bigint, name = `${Math.random()}`, changes: object = {}) => {
        const header = encoded(await this.payer.message(ceiling, changes));
        return x402.begin({ name, header, offer: this.offer }, this.principal);
      },
      finish: (id: string, principal: Principal = this.principal) => x402.finish(id, principal),
      giveUp: (id: string) => x402.giveUp(id, this.principal),
    };
  }

  readonly #require = async (address: string, principal: Principal) => {
    const isOwn = "mspId" in principal && principal.mspId === organization;
    if (!isOwn) throw new PlatformError("FORBIDDEN", `the keys of ${address} are not held here`);
    return { address };
  };
}
