import type { Logger } from "pino";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { OpsLedger } from "./ops-ledger.ts";
import { persevere } from "./persevere.ts";

export interface MembershipOptions {
  readonly connection: FabricConnection;
  readonly ledger: OpsLedger;
  readonly channels: readonly string[];
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Tells the consortium who belongs to the organisation's channels, as its own peer's configuration blocks say. */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #confirmed = new Map<string, string>();

  constructor(options: MembershipOptions) {
    this.#options = options;
  }

  /** Confirms every channel whose membership is not what was confirmed last. */
  async confirm(): Promise<void> {
    const { connection, ledger, channels, signal, log } = this.#options;
    for (const name of channels) {
      const read = () => connection.channel(name).configuration();
      const { members } = await persevere({ what: `configuration of ${name}`, signal, log }, read);
      if (this.#confirmed.get(name) === members.join()) continue;
      const { registeredAt } = await ledger.confirmChannel(name, members);
      this.#confirmed.set(name, members.join());
      log.info({ channel: name, members, isRegistered: registeredAt !== undefined }, "Channel membership confirmed");
    }
  }
}
