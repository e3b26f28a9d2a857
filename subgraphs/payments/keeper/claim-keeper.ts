import type { Logger } from "pino";
import { SingleFlight } from "../../../serving/single-flight.ts";
import type { Requests } from "../../../store/requests/requests.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import { type PaymentPolicy, redemptionValue } from "../policies/payment-policy.ts";
import type { PolicyStore } from "../policies/policy-store.ts";
import type { ClaimService } from "../x402/claim.service.ts";
import type { Claim } from "../x402/settlement-contract.ts";
import { digestKey, paymentServerOf } from "./task.ts";

export interface ClaimKeeperOptions {
  readonly claims: ClaimService;
  readonly policies: PolicyStore;
  readonly requests: Requests;
  /** Unix seconds, by the payment clock. */
  readonly now: () => number;
  readonly log: Logger;
}

/** Pause after a refused claim, in seconds. */
const pauseSeconds = 60;

/** Keeper of x402 claims, which claims for accounts as their policies say for redemptions. */
export class ClaimKeeper {
  readonly #options: ClaimKeeperOptions;
  readonly #underWay = new SingleFlight<void>();

  constructor(options: ClaimKeeperOptions) {
    this.#options = options;
  }

  /** Begins to claim for the accounts with a claim that is due. */
  look(accounts: readonly HeldAccount[]): void {
    const failed = (account: string) => (error: unknown) =>
      this.#options.log.warn({ err: error, account }, "Vouchers not claimed");
    for (const account of accounts) {
      void this.#underWay.run(account.address, () => this.#claimDue(account).catch(failed(account.address)));
    }
  }

  close(): Promise<void> {
    return this.#underWay.settled();
  }

  async #claimDue({ address, organization }: HeldAccount): Promise<void> {
    const { claims, policies, requests, now, log } = this.#options;
    const due = await claims.due(address);
    const isTime = (claim: Claim) =>
      isClaimDue(claim, policies.of({ account: address, asset: claim.channel.token }), now());
    if (!due.some(isTime)) return;
    const principal = paymentServerOf(organization);
    const input = { provider: address, idempotencyKey: keyOf(address, due, Math.floor(now() / pauseSeconds)) };
    const { userErrors } = await requests.answering(principal)("x402VouchersClaim", input, (journal) =>
      claims.claim(address, principal, journal),
    );
    for (const error of userErrors) log.warn({ ...error, account: address }, "Vouchers not claimed");
  }
}

/** Whether a claim is due: old enough, worth enough, or about to be withdrawn. */
export function isClaimDue({ channel, unclaimed, since }: Claim, policy: PaymentPolicy, now: number): boolean {
  const value = redemptionValue(policy);
  return (
    channel.withdrawing > 0n ||
    (value !== null && unclaimed >= value) ||
    (policy.redeemAfterSeconds !== null && now >= since + policy.redeemAfterSeconds)
  );
}

/** Idempotency key of a claim, the same at all instances, so that one of them claims. */
function keyOf(account: string, due: readonly Claim[], round: number): string {
  const claimed = due.map(({ channel }) => `${channel.id} ${channel.claimed}`).sort();
  return digestKey([account, round, ...claimed].join("\n"));
}
