import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { type Journal, remembered } from "../../../store/requests/journal.ts";
import { requireKnown, requireScope } from "../../../subgraph-protocol/access.ts";
import { isKnown, type Principal } from "../../../subgraph-protocol/principal.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { KeyStore } from "../keys/key-store.ts";
import type { VoucherKeyStore } from "../keys/voucher-key-store.ts";
import { type EvmTransaction, succeeded } from "../model/transaction.ts";

/** Account that pays new accounts their first ether, for chains where ether is worth nothing. */
export interface Faucet {
  readonly privateKey: string;
  /** In wei. */
  readonly grant: bigint;
}

/** New account. */
export interface NewAccount {
  readonly address: string;
  /** Payment of its first ether, when there is a faucet. */
  readonly transaction?: EvmTransaction;
}

/** Accounts whose keys this payment server holds, each for one organisation. */
export class AccountService {
  readonly voucherKeys: VoucherKeyStore;
  readonly #keys: KeyStore;
  readonly #chain: EvmChain;
  readonly #faucet: Faucet | undefined;

  constructor(keys: KeyStore, chain: EvmChain, faucet: Faucet | undefined) {
    this.voucherKeys = keys.voucherKeys;
    this.#keys = keys;
    this.#chain = chain;
    this.#faucet = faucet;
  }

  /** Makes an account for the principal's organisation. @throws UNAUTHENTICATED, FORBIDDEN without the scope */
  async create(principal: Principal, journal: Journal): Promise<NewAccount> {
    const organization = requireScope(principal, "payments:write");
    const { address } = await this.#keys.keep(await remembered(journal, () => this.#keys.prepare(organization)));
    if (!this.#faucet) return { address };
    const { privateKey, grant: value } = this.#faucet;
    const receipt = await this.#chain.sender(privateKey).send({ to: address, value }, journal.next());
    return { address, transaction: succeeded(receipt.transactionHash, receipt.blockNumber, receipt.blockHash) };
  }

  async isHeldFor(address: string, principal: Principal): Promise<boolean> {
    return (await this.find(address, principal)) !== undefined;
  }

  /** Account that is held for the principal's organisation. */
  async find(address: string, principal: Principal): Promise<HeldAccount | undefined> {
    const account = await this.#keys.find(address.toLowerCase());
    return isKnown(principal) && account?.organization === principal.mspId ? account : undefined;
  }

  /** Accounts held for the principal's organisation, oldest first. @throws UNAUTHENTICATED */
  async ofOrganization(principal: Principal): Promise<HeldAccount[]> {
    return this.#keys.ofOrganization(requireKnown(principal).mspId);
  }

  /**
   * Keys of an account, to act for its own organisation.
   * @throws UNAUTHENTICATED; FORBIDDEN without the scope, and when the keys are not held here for the organisation
   */
  async require(address: string, principal: Principal): Promise<HeldAccount> {
    const mspId = requireScope(principal, "payments:write");
    const account = await this.find(address, principal);
    if (account) return account;
    throw new PlatformError(
      "FORBIDDEN",
      `the keys of ${address} are not held here for ${mspId}; its accounts are those of paymentAccounts`,
    );
  }
}
