import { type DocumentNode, type GraphQLFormattedError, print } from "graphql";
import { GraphError } from "./errors.ts";
import { type Gateways, pauseAfter } from "./gateways.ts";
import { isRepeatable } from "./idempotency.ts";

/** Attempts of a request that may be repeated, within about nine seconds. */
const attempts = 7;

/** A request with the credentials of its caller. */
export interface Request {
  readonly gateways: Gateways;
  readonly identify: () => Promise<Record<string, string>>;
  readonly document: DocumentNode;
  readonly variables: object | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Longest time of a gateway for its whole answer, in ms. */
  readonly timeoutMs: number;
}

/** Error without an answer of the graph: a connection failed, or a gateway or proxy cannot answer at the moment. */
class LostError extends Error {
  override readonly name: string = "LostError";
}

/** Error of a gateway that took all the time it had. */
class LateError extends LostError {
  override readonly name = "LateError";
}

/**
 * Asks a gateway, when it fails the next one, and once more after a fault that may pass or a gateway that says nothing.
 * A mutation is sent again only when it carries an idempotency key.
 * @throws GraphError when the graph answers with errors; Error when it does not answer; the signal's reason once it is
 * aborted
 */
export async function ask(request: Request): Promise<unknown> {
  const { gateways, document, variables, signal } = request;
  const last = isRepeatable(document, variables) ? attempts : 1;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const url = gateways.current;
    try {
      return await askAt(url, request);
    } catch (error) {
      signal?.throwIfAborted();
      if (isLost(error)) gateways.leave(url);
      if (!isSentAgain(error, attempt, last)) throw error;
    }
    await pauseAfter(attempt - 1, signal);
  }
}

async function askAt(url: string, { identify, document, variables, signal, timeoutMs }: Request): Promise<unknown> {
  const headers = {
    "content-type": "application/json",
    accept: "application/graphql-response+json",
    ...(await identify()),
  };
  const body = JSON.stringify({ query: print(document), variables });
  const late = AbortSignal.timeout(timeoutMs);
  const lost = (cause: Error): never => {
    if (late.aborted) throw new LateError(`the graph has not answered within ${timeoutMs / 1_000} s`, { cause });
    throw new LostError(`the graph does not answer: ${cause.message}`, { cause });
  };
  const end = signal ? AbortSignal.any([signal, late]) : late;
  const response = await fetch(url, { method: "POST", headers, body, signal: end }).catch(lost);
  const text = await response.text().catch(lost);
  const { data, errors } = answerOf(text, response.status);
  if (errors?.length) throw new GraphError(errors);
  return data;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** @throws LostError for an answer of a proxy before the gateway */
function answerOf(text: string, status: number): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch (cause) {
    throw new LostError(`the graph answered with status ${status}`, { cause });
  }
}

/** Codes of a gateway that could not answer the request. */
const unavailable = new Set(["SUBGRAPH_UNAVAILABLE", "IDENTITY_UNAVAILABLE", "STARTING"]);

function isLost(error: unknown): boolean {
  return error instanceof LostError || (error instanceof GraphError && unavailable.has(error.code));
}

/**
 * Whether a request is sent again: up to the last attempt when no gateway could answer; once when the graph has
 * answered, or a gateway has taken all its time.
 */
function isSentAgain(error: unknown, attempt: number, last: number): boolean {
  const isLate = error instanceof LateError;
  return attempt < last && ((isLost(error) && !isLate) || (attempt === 1 && (isLate || mayPass(error))));
}

/** Whether the same may succeed a little later. A conflict is reported, since its cause needs a look. */
function mayPass(error: unknown): boolean {
  return error instanceof GraphError && error.isRetryable && error.code !== "MVCC_CONFLICT";
}
