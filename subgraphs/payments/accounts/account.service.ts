import { PlatformError } from "../../../ledgers/errors.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { HeldAccount, KeyStore } from "../keys/key-store.ts";

/** Pays new accounts their first ether; for chains where ether is worth nothing. */
export interface Faucet {
  readonly privateKey: string;
  /** In wei. */
  readonly amount: bigint;
}

/** The accounts whose keys this payment server holds, each for one organisation. */
export class AccountService {
  readonly #keys: KeyStore;
  readonly #chain: EvmChain;
  readonly #faucet: Faucet | undefined;

  constructor(keys: KeyStore, chain: EvmChain, faucet: Faucet | undefined) {
    this.#keys = keys;
    this.#chain = chain;
    this.#faucet = faucet;
  }

  /** Makes an account for an organisation. */
  async create(mspId: string): Promise<HeldAccount> {
    const account = await this.#keys.create(mspId);
    if (this.#faucet) {
      const { privateKey, amount: value } = this.#faucet;
      await this.#chain.sender(privateKey).send({ to: account.address, value });
    }
    return account;
  }

  isHeld(address: string): boolean {
    return this.#keys.find(address) !== undefined;
  }

  isHeldFor(address: string, mspId: string): boolean {
    return this.#keys.find(address)?.organization === mspId;
  }

  /** The accounts held for an organisation, in the order in which they were made. */
  ofOrganization(mspId: string): HeldAccount[] {
    return this.#keys.all().filter((account) => account.organization === mspId);
  }

  /**
   * The keys of an account, for its own organisation only.
   * @throws FORBIDDEN when they are not held here for it
   */
  require(address: string, mspId: string): HeldAccount {
    const account = this.#keys.find(address.toLowerCase());
    if (account?.organization === mspId) return account;
    throw new PlatformError("FORBIDDEN", `the keys of ${address} are not held here for ${mspId}`);
  }
}
