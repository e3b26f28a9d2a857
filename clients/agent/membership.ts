import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { OpsLedger } from "./ops-ledger.ts";
import { retryIdempotent } from "./retry-idempotent.ts";

export interface MembershipOptions {
  readonly connection: FabricConnection;
  readonly ledger: OpsLedger;
  readonly channels: readonly string[];
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Confirms the members of the organisation's channels to the consortium, by its own peer's configuration blocks. */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #confirmed = new Map<string, string>();

  constructor(options: MembershipOptions) {
    this.#options = options;
  }

  /** Confirms every channel whose membership differs from the one confirmed last. */
  async confirm(): Promise<void> {
    for (const name of this.#options.channels) {
      const members = await this.#membersOf(name);
      if (!members || this.#confirmed.get(name) === members.join()) continue;
      const { registeredAt } = await this.#options.ledger.confirmChannel(name, members);
      this.#confirmed.set(name, members.join());
      const isRegistered = registeredAt !== undefined;
      this.#options.log.info({ channel: name, members, isRegistered }, "Channel membership confirmed");
    }
  }

  /** Members by the peer's newest configuration block; `undefined` when the peer is not in the channel. */
  async #membersOf(name: string): Promise<readonly string[] | undefined> {
    const { connection, signal, log } = this.#options;
    const read = () => connection.channel(name).configuration();
    try {
      return (await retryIdempotent({ what: `configuration of ${name}`, signal, log }, read)).members;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ channel: name, reason: error.message }, "Channel cannot be read");
      return undefined;
    }
  }
}
