import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import { SingleFlight } from "../../../serving/single-flight.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { KeyStore } from "../keys/key-store.ts";
import { worthOf } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import type { Alarms } from "../policies/alarms.ts";
import { dutyOfConsumer, dutyOfProvider } from "../policies/duties.ts";
import type { PolicyStore } from "../policies/policy-store.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import { requestsOf } from "../tokens/accepted-tokens.ts";
import { signedWorth } from "../tokens/signed-counters.ts";
import type { TokenStore } from "../tokens/token-store.ts";
import type { ClaimKeeper } from "./claim-keeper.ts";
import { nameOf, type Task, type TaskRunner, taskOf } from "./task.ts";

export interface KeeperOptions {
  /** MSP ids of the organisations for whose accounts it acts. */
  readonly organizations: readonly string[];
  readonly keys: KeyStore;
  readonly live: LiveChannels;
  readonly store: TokenStore;
  readonly policies: PolicyStore;
  readonly alarms: Alarms;
  readonly runner: TaskRunner;
  readonly claimKeeper: ClaimKeeper;
  /** Unix seconds; the validator's own clock. */
  readonly now: () => number;
  /** Interval of its rounds. */
  readonly intervalMs: number;
  readonly log: Logger;
}

/**
 * Duties of accounts held here on their channels: to redeem, answer terminations, end them, fund. Duties follow from the
 * ledger, the counters and the policies alone, so none is forgotten over a stop; each has an idempotency key that follows
 * from its purpose, so that no two instances and no restart do it twice.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #underWay = new SingleFlight<void>();
  #passing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#lookLater();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#passing;
    await this.#underWay.settled();
    await this.#options.claimKeeper.close();
  }

  #lookLater(): void {
    if (this.#isClosed) return;
    const { intervalMs, log } = this.#options;
    this.#timer = setTimeout(() => {
      this.#passing = this.#look()
        .catch((error) => log.warn({ err: error }, "Payment channels not looked after"))
        .finally(() => this.#lookLater());
    }, intervalMs);
  }

  async #look(): Promise<void> {
    const { organizations, keys, live, policies } = this.#options;
    await policies.refresh();
    const accounts = (await Promise.all(organizations.map((one) => keys.ofOrganization(one)))).flat();
    if (!this.#isClosed) this.#options.claimKeeper.look(accounts);
    const held = new Map(accounts.map((account) => [account.address, account]));
    const wanted = new Set<string>();
    let isSeen = true;
    for (const channel of live.all()) {
      const tasks = await this.#tasksOf(channel, held).catch((error) => this.#failed(channel, error));
      isSeen &&= tasks !== undefined;
      for (const task of tasks ?? []) {
        wanted.add(nameOf(task.channel.address, task.duty));
        this.#begin(task);
      }
    }
    if (isSeen) await this.#clearAlarmsBut(wanted);
  }

  /** Failure of one channel, which does not stop the others. @throws a retryable one, which concerns all alike */
  #failed({ address }: LiveChannel, error: unknown): undefined {
    if (error instanceof PlatformError && error.retryable) throw error;
    this.#options.log.error({ err: error, channel: address }, "Payment channel not looked after");
  }

  async #tasksOf(channel: LiveChannel, held: ReadonlyMap<string, HeldAccount>): Promise<Task[]> {
    const { policies, store, now } = this.#options;
    const { asset, held: funds } = channel;
    const [provider, consumer] = [held.get(channel.provider), held.get(channel.consumer)];
    const tasks: Task[] = [];
    if (provider) {
      const policy = policies.of({ account: provider.address, asset });
      const duty = dutyOfProvider(channel, policy, await this.#unredeemed(channel), now());
      if (duty) tasks.push(taskOf(duty, channel, provider));
    }
    if (consumer) {
      const policy = policies.of({ account: consumer.address, asset });
      const promised = policy.fundBelow === null ? 0n : await signedWorth(channel, store.signed);
      const duty = dutyOfConsumer(channel, policy, funds - promised, now());
      if (duty) tasks.push(taskOf(duty, channel, consumer, policy.fundWith ?? 0n));
    }
    return tasks;
  }

  /** Worth of the requests accepted under the token id in use. */
  async #unredeemed({ address, tokenId, lanes }: LiveChannel): Promise<bigint> {
    const newest = await this.#options.store.accepted.newest({ channel: address, tokenId });
    return worthOf(lanes, tokenId, requestsOf(newest));
  }

  #begin(task: Task): void {
    if (this.#isClosed) return;
    const { runner, log } = this.#options;
    const failed = (error: unknown) => log.warn({ err: error, duty: task.duty }, "Duty of a payment channel not done");
    void this.#underWay.run(nameOf(task.channel.address, task.duty), () => runner.run(task).catch(failed));
  }

  async #clearAlarmsBut(wanted: ReadonlySet<string>): Promise<void> {
    const { alarms } = this.#options;
    for (const alarm of await alarms.all()) {
      if (!wanted.has(nameOf(alarm.channel, alarm.duty))) await alarms.clear(alarm);
    }
  }
}
