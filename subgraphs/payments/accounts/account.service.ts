import { PlatformError } from "../../../ledgers/errors.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { isKnown, type Principal } from "../../../principals/principal.ts";
import { requireKnown, requireScope } from "../../shared/access.ts";
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

  /** Makes an account for the principal's organisation. @throws UNAUTHENTICATED, FORBIDDEN without the scope */
  async create(principal: Principal): Promise<HeldAccount> {
    const account = await this.#keys.create(requireScope(principal, "payments:write"));
    if (this.#faucet) {
      const { privateKey, amount: value } = this.#faucet;
      await this.#chain.sender(privateKey).send({ to: account.address, value });
    }
    return account;
  }

  isHeld(address: string): boolean {
    return this.#keys.find(address) !== undefined;
  }

  isHeldFor(address: string, principal: Principal): boolean {
    return isKnown(principal) && this.#keys.find(address)?.organization === principal.mspId;
  }

  /** The accounts held for the principal's organisation, oldest first. @throws UNAUTHENTICATED */
  ofOrganization(principal: Principal): HeldAccount[] {
    const { mspId } = requireKnown(principal);
    return this.#keys.all().filter((account) => account.organization === mspId);
  }

  /**
   * The keys of an account, to act in the name of its own organisation.
   * @throws UNAUTHENTICATED; FORBIDDEN without the scope, and when the keys are not held here for the organisation
   */
  require(address: string, principal: Principal): HeldAccount {
    const mspId = requireScope(principal, "payments:write");
    const account = this.#keys.find(address.toLowerCase());
    if (account?.organization === mspId) return account;
    throw new PlatformError("FORBIDDEN", `the keys of ${address} are not held here for ${mspId}`);
  }
}
