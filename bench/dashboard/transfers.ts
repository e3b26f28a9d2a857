import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { accepted, authorizeAct, type Client, RegisterUserDocument, TransferTokensDocument } from "@ledgerloom/sdk";
import { type HDNodeWallet, Wallet } from "ethers";

/** Accounts that take turns: an account has one act under way at a time, which takes until its block. */
const accounts = 40;

/** Transfers of the marketplace's token at a steady pace, each of which is one live event. */
export class Transfers {
  readonly #client: Client;
  readonly #wallets: HDNodeWallet[] = [];
  readonly #ends = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #committed = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Transfers that the ledger has. */
  get committed(): number {
    return this.#committed;
  }

  /** Registers the accounts, and begins. */
  async start(perMinute: number): Promise<void> {
    // Each account waits for the end.
    setMaxListeners(accounts, this.#ends.signal);
    for (let at = 0; at < accounts; at++) this.#wallets.push(await this.#registered());
    const everyMs = (60_000 * accounts) / perMinute;
    this.#running = Promise.all(this.#wallets.map((wallet, at) => this.#repeat(wallet, at, everyMs)));
  }

  async stop(): Promise<void> {
    this.#ends.abort();
    await this.#running;
  }

  async #registered(): Promise<HDNodeWallet> {
    const wallet = Wallet.createRandom();
    const message = { name: `pays-${crypto.randomUUID()}`, introduction: "Here for a bench." };
    const authorization = await authorizeAct(this.#client, wallet, "RegisterUser", message);
    const input = { ...message, authorization };
    accepted((await this.#client.request(RegisterUserDocument, { input })).userRegister);
    return wallet;
  }

  /** One account's transfers, each at its time: an act that takes long makes the next one begin at once. */
  async #repeat(wallet: HDNodeWallet, at: number, everyMs: number): Promise<void> {
    const { signal } = this.#ends;
    const to = this.#wallets[(at + 1) % accounts]?.address;
    const message = { to, amount: "1" };
    for (let next = performance.now() + (at * everyMs) / accounts; ; next += everyMs) {
      await pause(Math.max(0, next - performance.now()), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const authorization = await authorizeAct(this.#client, wallet, "Transfer", message);
      const input = { to: to ?? "", amount: "1", authorization };
      accepted((await this.#client.request(TransferTokensDocument, { input })).tokenTransfer);
      this.#committed += 1;
    }
  }
}
