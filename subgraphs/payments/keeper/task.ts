import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { ErrorCode } from "../../../errors/error-codes.ts";
import { PlatformError } from "../../../errors/platform-error.ts";
import { remembered } from "../../../store/requests/journal.ts";
import type { Requests } from "../../../store/requests/requests.ts";
import type { KnownPrincipal } from "../../../subgraph-protocol/principal.ts";
import type { UserError } from "../../kit/graph/mutation.ts";
import type { ChannelService } from "../channels/channel.service.ts";
import type { DepositService } from "../channels/deposit.service.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { Alarms, Attempts } from "../policies/alarms.ts";
import type { Duty } from "../policies/duties.ts";
import type { RedemptionService } from "../redemptions/redemption.service.ts";

/** Duty of an account on a channel. */
export interface Task {
  readonly duty: Duty;
  readonly channel: ChannelRow;
  readonly account: HeldAccount;
  /** Name of this one among those of its kind on the channel. */
  readonly round: string;
  /** Amount to deposit, when that is the duty. */
  readonly amount: bigint;
}

export function taskOf(duty: Duty, channel: ChannelRow, account: HeldAccount, amount = 0n): Task {
  const rounds: Record<Duty, bigint | number> = {
    START_REDEMPTION: channel.tokenId,
    FINALIZE_REDEMPTION: channel.expiringTokenId,
    FINALIZE_TERMINATION: channel.terminationReadyAt,
    // Unchanged until the deposit has arrived.
    FUND: channel.deposited,
  };
  return { duty, channel, account, round: String(rounds[duty]), amount };
}

/** Name of a duty on a channel. */
export const nameOf = (channel: string, duty: Duty): string => `${duty} ${channel}`;

/** Trials of a task. */
interface Trials {
  readonly round: string;
  /** Number of refusals, each of which is the answer under its key, so the next trial has another key. */
  readonly refusals: number;
  readonly failures: number;
  /** Time of the next trial, in ms of `performance.now`: a clock that is set back must not delay it. */
  readonly notBefore: number;
}

const firstPauseMs = 1_000;
/** Longest pauses by the channel's status: a termination leaves less time. */
const maxPauseMs = { OPEN: 60_000, TERMINATING: 5_000, TERMINATED: 60_000 } as const;

/** Failures until an alarm is raised; an exceeded budget raises it at once. */
const failuresUntilAlarm = 3;

export interface TaskRunnerOptions {
  readonly requests: Requests;
  readonly channels: ChannelService;
  readonly deposits: DepositService;
  readonly redemptions: RedemptionService;
  readonly alarms: Alarms;
  /** Receipt of a transaction now; `undefined` when no block holds it. */
  readonly receiptOf: (hash: string) => Promise<{ readonly status: number } | undefined>;
  readonly log: Logger;
}

/** Answer to an act, given now or when it was done before under its key. */
interface Outcome {
  readonly userErrors: UserError[];
  readonly transaction?: { readonly hash: string };
}

/** Runner of tasks, each until it succeeds, with growing pauses. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #trials = new Map<string, Trials>();

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  /** Tries a task, unless it must wait after it failed. */
  async run(task: Task): Promise<void> {
    const name = nameOf(task.channel.address, task.duty);
    const known = this.#trials.get(name);
    const before =
      known?.round === task.round
        ? known
        : { round: task.round, refusals: 0, failures: 0, notBefore: Number.NEGATIVE_INFINITY };
    if (performance.now() < before.notBefore) return;
    const failure = await this.#try(task, before.refusals).catch(failureOf);
    if (!failure) {
      this.#trials.delete(name);
      return this.#options.alarms.clear({ channel: task.channel.address, duty: task.duty });
    }
    const failures = before.failures + 1;
    const pauseMs = Math.min(maxPauseMs[task.channel.status], firstPauseMs * 2 ** before.failures);
    const notBefore = performance.now() + pauseMs;
    const refusals = before.refusals + (failure.isRefusal ? 1 : 0);
    this.#trials.set(name, { round: task.round, refusals, failures, notBefore });
    if (failures >= failuresUntilAlarm || failure.code === "BUDGET_EXCEEDED")
      await this.#alarm(task, failure, { failures, pauseMs });
  }

  async #try(task: Task, refusals: number): Promise<Failure | undefined> {
    const { userErrors, transaction } = await this.#act(task, keyOf(task, refusals));
    const [refusal] = userErrors;
    if (refusal) return { ...refusal, isRefusal: true };
    // After a reorg it may have failed in another block: a redemption that then ended too early.
    const receipt = transaction && (await this.#options.receiptOf(transaction.hash));
    if (!receipt || receipt.status === 1) return undefined;
    return { code: "TRANSACTION_REVERTED", message: "it failed when it was mined again", isRefusal: true };
  }

  #act({ duty, channel, account, amount }: Task, idempotencyKey: string): Promise<Outcome> {
    const { requests, channels, deposits, redemptions } = this.#options;
    const principal = paymentServerOf(account.organization);
    const answer = requests.answering(principal);
    const id = { idempotencyKey, channelId: channel.address };
    const asParty = { ...id, party: account.address };
    const asPayer = { ...id, from: account.address };
    switch (duty) {
      case "START_REDEMPTION":
        return answer("redemptionStart", id, (journal) => redemptions.start({ ...id, prices: [] }, principal, journal));
      case "FINALIZE_REDEMPTION":
        return answer("redemptionFinalize", id, (journal) => redemptions.finalize(channel.address, principal, journal));
      case "FINALIZE_TERMINATION":
        return answer("paymentChannelTerminate", asParty, (journal) => channels.terminate(asParty, principal, journal));
      case "FUND":
        return answer("paymentChannelDeposit", asPayer, async (journal) => {
          // The policy may have changed since the first trial.
          const decided = BigInt(await remembered(journal, () => String(amount)));
          return deposits.deposit({ ...asPayer, amount: decided }, principal, journal);
        });
    }
  }

  async #alarm({ account, channel, duty }: Task, { code, message }: Failure, attempts: Attempts): Promise<void> {
    const alarm = { account: account.address, channel: channel.address, duty, code, message };
    if (await this.#options.alarms.raise(alarm, attempts)) this.#options.log.warn(alarm, "Payment alarm");
  }
}

interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether it is a refusal by the contract or a service, and no fault. */
  readonly isRefusal: boolean;
}

function failureOf(error: unknown): Failure {
  if (error instanceof PlatformError) return { code: error.code, message: error.message, isRefusal: false };
  return { code: "INTERNAL", message: String(error), isRefusal: false };
}

/** Principal of the payment server itself, for an organisation; all instances have the same, and find each other's acts. */
export function paymentServerOf(organization: string): KnownPrincipal {
  return { subject: "payment server", mspId: organization, scopes: ["payments:write"] };
}

/** Idempotency key of a task, the same at any instance, also after a restart. */
export function keyOf({ duty, channel, round }: Pick<Task, "duty" | "channel" | "round">, refusals: number): string {
  return digestKey([duty, channel.address, round, refusals].join(" "));
}

/** Idempotency key of a text: its digest. */
export const digestKey = (text: string): string => createHash("sha256").update(text).digest("base64url");
