import { PlatformError } from "../../../errors/platform-error.ts";
import { askedBy, disconnect } from "../../../serving/asking.ts";
import { Turns } from "../../../store/database/turns.ts";

/** Bytes that one request may have read; a transaction is as large as whoever pays for its gas likes. */
const maxReadBytes = 32 * 1024 * 1024;

/** Bytes that each read counts as at least, so that a request reads 1,024 times at most. */
const minReadBytes = 32 * 1024;

/** Reads of the chain's node at a time, of all requests together. */
const readsAtOnce = 16;

/** Turns in which requests read from one chain's node. */
export const nodeTurns = (): Turns => new Turns(readsAtOnce);

/** Reads of one request from the chain's node, in turn with those of others and within a bound. */
export class NodeReads {
  readonly #turns: Turns;
  #readBytes = 0;

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** @throws BAD_INPUT when the request has read too much, TIMEOUT when its caller has gone */
  async read<Answer>(ask: () => Promise<Answer>, bytesOf: (answer: Answer) => number = () => 0): Promise<Answer> {
    const release = await this.#turns.take(askedBy()?.caller ?? "", disconnect());
    try {
      if (this.#readBytes >= maxReadBytes) throw tooMuch();
      const answer = await ask();
      this.#readBytes += Math.max(minReadBytes, bytesOf(answer));
      return answer;
    } finally {
      release();
    }
  }
}

const tooMuch = () =>
  new PlatformError(
    "BAD_INPUT",
    `one request reads ${maxReadBytes} bytes of the chain, and ${maxReadBytes / minReadBytes} times at most; ask for fewer at a time`,
  );
