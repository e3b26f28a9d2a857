import CircuitBreaker from "opossum";
import type { Logger } from "pino";

/** Rules of a circuit breaker: when an instance is not asked any more, and for how long. */
export interface BreakerOptions {
  /** Number of calls within the window from which on the breaker may open; default 5. */
  readonly leastCalls?: number;
  /** Share of failed calls at which it opens, in percent; default 50. */
  readonly failedPercent?: number;
  /** Length of the window, in ms; default 10 s. */
  readonly windowMs?: number;
  /** Time after which one call is let through to probe, in ms; default 2 s. */
  readonly restMs?: number;
}

type Send = () => Promise<Response>;

/**
 * Circuit breakers of instances, so that the gateway does not wait for those that do not answer. An instance most of
 * whose recent calls failed is not asked for a while, and calls to it fail at once; then one call is let through, whose
 * outcome decides. Only failures of the instance count: an answer with errors is an answer.
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
      // A caller that has gone says nothing about the instance.
      errorFilter: ({ name }) => name === "AbortError",
    };
  }

  /**
   * Sends a request to an instance.
   * @throws Error with code EOPENBREAKER while the breaker is open; errors of `send`
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

/** Carries a response through the breaker, for which it is a failure. */
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
