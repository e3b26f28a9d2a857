/** Codes with which a token that was accepted counts for nothing any more. */
const outdated: ReadonlySet<string> = new Set([
  "REPLAYED_REQUEST",
  "INVALID_TOKEN",
  "NOT_FOUND",
  "TERMINATION_PENDING",
  "BAD_SIGNATURE",
  "FORBIDDEN",
]);

/** The requests that a token pays for together, as who pays sees them. */
export class Lot {
  readonly #giveUp: () => void;
  #isAccepted = false;

  /** @param giveUp called when the provider does not know any more what it has accepted */
  constructor(giveUp: () => void) {
    this.#giveUp = giveUp;
  }

  /** Whether the provider has let one of them in. */
  get isAccepted(): boolean {
    return this.#isAccepted;
  }

  noteAccepted(): void {
    this.#isAccepted = true;
  }

  /** Whether one was refused because the token had been accepted already: the provider has begun anew since, or the channel has. */
  isOver(code: string): boolean {
    if (code !== "REPLAYED_REQUEST" && !(this.#isAccepted && outdated.has(code))) return false;
    this.#giveUp();
    return true;
  }
}
