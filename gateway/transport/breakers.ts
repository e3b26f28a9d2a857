import CircuitBreaker from "opossum";
import type { Logger } from "pino";

/** When an instance is not asked any more, and for how long. */
export interface BreakerOptions {
  /** Calls within the window from which on their outcome counts; default 5. */
  readonly leastCalls?: number;
  /** Share of calls that failed, in percent, from which on it is not asked; default 50. */
  readonly failedPercent?: number;
  /** Which calls count, in ms; default 10 s. */
  readonly windowMs?: number;
  /** After how long one call is let through to see, in ms; default 2 s. */
  readonly restMs?: number;
}

type Send = () => Promise<Response>;

/**
 * Keeps the gateway from waiting for instances that do not answer: one that mostly failed of late is not asked for a
 * while, and calls to it fail at once; then one call is let through, whose outcome decides. Only what the instance
 * itself could not do counts: an answer with errors is an answer.
 */
export class Breakers {
  readonly #options: CircuitBreaker.Options;
  readonly #log: Logger;
  readonly #byUrl = new Map<string, CircuitBreaker<[Send], Response>>();

  constructor(log: Logger, options: BreakerOptions = {}) {
    const { leastCalls = 5, failedPercent = 50, windowMs = 10_000, restMs = 2_000 } = options;
    this.#log = log;
    this.#options = {
      timeout: false,
      volumeThreshold: leastCalls,
      errorThresholdPercentage: failedPercent,
      rollingCountTimeout: windowMs,
      resetTimeout: restMs,
      rollingPercentilesEnabled: false,
      // Whoever asked has gone; that says nothing of the instance.
      errorFilter: ({ name }) => name === "AbortError",
    };
  }

  /**
   * Sends a request to an instance.
   * @throws Error with code EOPENBREAKER when the instance is not asked at the moment; what `send` throws
   */
  async call(url: string, send: Send): Promise<Response> {
    try {
      return await this.#of(url).fire(send);
    } catch (error) {
      if (error instanceof FailedResponse) return error.response;
      throw error;
    }
  }

  close(): void {
    for (const breaker of this.#byUrl.values()) breaker.shutdown();
  }

  #of(url: string): CircuitBreaker<[Send], Response> {
    const known = this.#byUrl.get(url);
    if (known) return known;
    const made = new CircuitBreaker(answered, this.#options);
    made.on("open", () => this.#log.warn({ url }, "Subgraph is not asked for a while"));
    made.on("close", () => this.#log.info({ url }, "Subgraph is asked again"));
    this.#byUrl.set(url, made);
    return made;
  }
}

/** Carries a response past the breaker, to whom it is a failure. */
class FailedResponse extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

async function answered(send: Send): Promise<Response> {
  const response = await send();
  if (response.status >= 502 && response.status <= 504) throw new FailedResponse(response);
  return response;
}
