/** Codes with which a token that was accepted counts for nothing any more. */
const spent: ReadonlySet<string> = new Set([
  "REPLAYED_REQUEST",
  "INVALID_TOKEN",
  "NOT_FOUND",
  "TERMINATION_PENDING",
  "BAD_SIGNATURE",
  "FORBIDDEN",
]);

/** Who signed for a lot. */
interface LotEvents {
  /** The provider has let one of its requests in. */
  onAccepted(): void;
  /** The provider does not know any more what it has accepted. */
  onGivenUp(): void;
}

/** The requests that a token pays for together, as who pays sees them. */
export class Lot {
  readonly #events: LotEvents;
  #isAccepted = false;

  constructor(events: LotEvents) {
    this.#events = events;
  }

  /** The provider has let one of them in. */
  noteAccepted(): void {
    if (this.#isAccepted) return;
    this.#isAccepted = true;
    this.#events.onAccepted();
  }

  /** Whether a refusal says that its token, which was accepted, counts for nothing any more. */
  isSpentBy(code: string): boolean {
    return this.#isAccepted && spent.has(code);
  }

  /** Whether a refusal says that its token had been accepted before: the provider has begun anew since, or the channel has. */
  isLostBy(code: string): boolean {
    return code === "REPLAYED_REQUEST" || this.isSpentBy(code);
  }

  giveUp(): void {
    this.#events.onGivenUp();
  }
}
