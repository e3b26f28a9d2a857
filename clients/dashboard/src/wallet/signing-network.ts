import { isHex } from "viem/utils";
import { WalletError } from "./wallet-error.ts";

/** EIP-712 domain of the marketplace's acts. It names no chain and no contract, so no chain takes such a signature. */
export interface SigningDomain {
  readonly name: string;
  readonly version: string;
  readonly salt: string;
}

const place = "ledgerloom.network";

/**
 * The network that this browser signs for: the first that it signed an act of, until its user says otherwise. So a
 * gateway that was exchanged cannot have acts signed for another network.
 */
export class SigningNetwork {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Salt of the known network; undefined before the first act. */
  get salt(): string | undefined {
    return this.#storage.getItem(place) ?? undefined;
  }

  /**
   * The domain, when it is the marketplace's, of the known network.
   * @throws WalletError WRONG_DOMAIN
   */
  require(domain: Readonly<Record<string, unknown>>): SigningDomain {
    const { name, version, salt, ...others } = domain;
    if (name !== "Ledgerloom Marketplace" || version !== "1" || !isHex(salt) || salt.length !== 66) {
      throw new WalletError("WRONG_DOMAIN", "That is not the marketplace's domain; nothing was signed.");
    }
    if (Object.keys(others).length > 0) {
      throw new WalletError("WRONG_DOMAIN", "The domain names a chain or a contract; nothing was signed.");
    }
    if (this.salt !== undefined && this.salt !== salt) {
      throw new WalletError("WRONG_DOMAIN", "That is another network than this browser signed for before.");
    }
    return { name, version, salt };
  }

  remember({ salt }: SigningDomain): void {
    this.#storage.setItem(place, salt);
  }

  /** Lets the next act be of any network; the user's own decision. */
  forget(): void {
    this.#storage.removeItem(place);
  }
}
