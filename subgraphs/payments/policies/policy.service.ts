import { leastTermination } from "@ledgerloom/pay/protocol";
import { PlatformError } from "../../../errors/platform-error.ts";
import { requireKnown } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { AlarmEvent } from "./alarm-log.ts";
import { AlarmReader } from "./alarm-reader.ts";
import type { AlarmRow } from "./alarm-row.ts";
import type { Alarms } from "./alarms.ts";
import type { Budgets } from "./budgets.ts";
import type { PaymentPolicy } from "./payment-policy.ts";
import type { PolicyOwner, PolicyStore } from "./policy-store.ts";

/** Policies of accounts, which only their own organisation sees and sets. */
export class PolicyService {
  readonly #accounts: AccountService;
  readonly #policies: PolicyStore;
  readonly #budgets: Budgets;
  readonly #alarms: Alarms;

  constructor(accounts: AccountService, policies: PolicyStore, budgets: Budgets, alarms: Alarms) {
    this.#accounts = accounts;
    this.#policies = policies;
    this.#budgets = budgets;
    this.#alarms = alarms;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, BAD_INPUT */
  async set({ account, asset }: PolicyOwner, policy: PaymentPolicy, principal: Principal): Promise<void> {
    const { address } = await this.#accounts.require(account, principal);
    requireSound(policy);
    await this.#policies.set({ account: address, asset: asset.toLowerCase() }, policy);
  }

  /** Policies of an account with its spending; `undefined` for other organisations. */
  async of(account: string, principal: Principal) {
    const address = account.toLowerCase();
    if (!(await this.#accounts.isHeldFor(address, principal))) return undefined;
    const policies = await this.#policies.ofAccount(address);
    return Promise.all(
      policies.map(async ({ asset, policy }) => {
        return { ...policy, asset, ...(await this.#budgets.spent({ account: address, asset })) };
      }),
    );
  }

  /** Alarms of an account; `undefined` for other organisations. */
  async alarmsOf(account: string, principal: Principal) {
    const address = account.toLowerCase();
    return (await this.#accounts.isHeldFor(address, principal)) ? this.#alarms.ofAccounts([address]) : undefined;
  }

  /** Alarms of all accounts of the principal's organisation. @param isEnded whether those that are over @throws UNAUTHENTICATED */
  async alarmsOfOrganization(principal: Principal, isEnded: boolean): Promise<AlarmRow[]> {
    const held = await this.#accounts.ofOrganization(principal);
    return this.#alarms.ofAccounts(
      held.map(({ address }) => address),
      isEnded,
    );
  }

  /**
   * Follows the changes of alarms of the principal's organisation, from now on or after a cursor's.
   * @throws UNAUTHENTICATED, BAD_INPUT
   */
  async followAlarms(
    principal: Principal,
    after: string | undefined,
    matches: (event: AlarmEvent) => boolean,
  ): Promise<AlarmReader> {
    const { mspId: organization } = requireKnown(principal);
    const { log } = this.#alarms;
    const from = after === undefined ? await log.newest() : await log.idOf(after);
    return new AlarmReader({ log, organization, after: from, matches });
  }
}

/** @throws BAD_INPUT */
function requireSound({ fundBelow, fundWith, ...policy }: PaymentPolicy): void {
  for (const name of ["redeemAfterSeconds", "leastTolerancePeriod", "leastTerminationPeriod"] as const) {
    if ((policy[name] ?? 0) < 0) throw bad(`${name} must not be negative`);
  }
  const least = leastTermination(0);
  if (policy.maxTerminationPeriod < least)
    throw bad(`maxTerminationPeriod takes ${least} s or more, the shortest of any channel`);
  if ((fundBelow === null) !== (fundWith === null))
    throw bad("fundBelow and fundWith go together: give both, or neither");
  if (fundWith === 0n) throw bad("fundWith must be 1 or more");
}

const bad = (message: string) => new PlatformError("BAD_INPUT", message);
