import { PlatformError } from "../../../errors/platform-error.ts";
import type { Journal } from "../../../store/requests/journal.ts";
import { requireKnown, requireScope } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { ServiceKey, ServiceKeyStore } from "../keys/service-key.store.ts";
import type { AccountService } from "./account.service.ts";

/** Service key to make. */
export interface RequestedKey {
  readonly account: string;
  readonly name?: string | null | undefined;
}

const namePattern = /^[^\p{Cc}\p{Cs}]{1,64}$/u;

/** Service keys, each for one account of its organisation. */
export class ServiceKeyService {
  readonly #keys: ServiceKeyStore;
  readonly #accounts: AccountService;
  readonly #listeners = new Set<(id: string) => void>();

  constructor(keys: ServiceKeyStore, accounts: AccountService) {
    this.#keys = keys;
    this.#accounts = accounts;
  }

  /**
   * Makes a key for one of the organisation's accounts.
   * @throws UNAUTHENTICATED; BAD_INPUT for a name that is none; FORBIDDEN without the scope, and when the account's keys
   * are not held for the principal
   */
  async create({ account, name = null }: RequestedKey, principal: Principal, journal: Journal): Promise<ServiceKey> {
    const { address, organization } = await this.#accounts.require(account, principal);
    if (name !== null && !namePattern.test(name))
      throw new PlatformError(
        "BAD_INPUT",
        "give the key a name of 1 to 64 characters without control characters, or none",
      );
    return this.#keys.make({ account: address, organization, name }, journal);
  }

  /** Secret of a key that was just created. */
  secretOf({ id }: ServiceKey): Promise<string> {
    return this.#keys.secretOf(id);
  }

  /** Keys of the principal's organisation, oldest first, with revoked ones. @throws UNAUTHENTICATED */
  ofOrganization(principal: Principal): Promise<ServiceKey[]> {
    return this.#keys.ofOrganization(requireKnown(principal).mspId);
  }

  /** Revokes a key at once; again changes nothing. @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
  async revoke(id: string, principal: Principal): Promise<ServiceKey> {
    const organization = requireScope(principal, "payments:write");
    const key = await this.#keys.find(id);
    if (key?.organization !== organization) throw new PlatformError("NOT_FOUND", `there is no service key ${id}`);
    await this.#keys.revoke(id);
    for (const tell of this.#listeners) tell(id);
    return { ...key, revokedAt: (await this.#keys.find(id))?.revokedAt ?? null };
  }

  /** Calls back when this instance revokes a key. */
  onRevoked(tell: (id: string) => void): void {
    this.#listeners.add(tell);
  }
}
