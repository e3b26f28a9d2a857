import { leadsTo } from "../errors/payment-codes.ts";

interface BatchEvents {
  /** The provider has let one of its requests in. */
  onAccepted(): void;
  /** The provider does not know any more what it has accepted. */
  onLost(): void;
}

/** Requests that one batch token pays for, as their consumer sees them. */
export class Batch {
  readonly #events: BatchEvents;
  #isAccepted = false;

  constructor(events: BatchEvents) {
    this.#events = events;
  }

  /** Notes that the provider has let one of them in. */
  noteAccepted(): void {
    if (this.#isAccepted) return;
    this.#isAccepted = true;
    this.#events.onAccepted();
  }

  /** Whether a refusal says that its token had been accepted before: the provider has begun anew since, or the channel has. */
  isLostBy(code: string): boolean {
    return code === "REPLAYED_REQUEST" || (this.#isAccepted && leadsTo(code, "batch lost"));
  }

  giveUp(): void {
    this.#events.onLost();
  }
}
