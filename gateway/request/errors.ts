import { GraphQLError, type GraphQLErrorExtensions, type GraphQLErrorOptions } from "graphql";
import type { Logger } from "pino";
import { currentTraceId } from "../../telemetry/requests.ts";

/** Codes that GraphQL libraries give to unexpected errors, whose messages are not for clients. */
const unforeseen = new Set<unknown>([undefined, "INTERNAL", "INTERNAL_SERVER_ERROR"]);

/** Codes of the runtime for a subgraph that did not answer, or not with GraphQL. */
const unavailable = new Set<unknown>([
  "DOWNSTREAM_SERVICE_ERROR",
  "SUBREQUEST_HTTP_ERROR",
  "RESPONSE_VALIDATION_FAILED",
  // The subgraph does not recognise the gateway: their secrets differ.
  "NOT_THE_GATEWAY",
]);

/** Codes of faults whose details are in the log only, found by the trace id. */
const faults = new Set(["INTERNAL", "SUBGRAPH_UNAVAILABLE"]);

export type MaskError = (error: unknown) => GraphQLError;

/** Errors in their final form: several layers may mask an error, once is enough. */
const masked = new WeakSet<GraphQLError>();

function isMasked(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && masked.has(error);
}

/** Error whose message is meant for clients. */
export function forClients(message: string, extensions: GraphQLErrorExtensions): GraphQLError {
  const error = new GraphQLError(message, { extensions });
  masked.add(error);
  return error;
}

/**
 * Masks errors for clients: a code, a message, the path. Codes of subgraphs pass; unexpected errors are logged and
 * masked; stacks, addresses and other extensions of subgraphs never leave.
 */
export function createErrorMask(log: Logger): MaskError {
  return (error) => {
    if (isMasked(error)) return error;
    const { code, message, retryable } = codedCause(error);
    if (code === "TIMEOUT_ERROR") {
      log.warn({ err: error }, "Subgraph takes too long");
      return answer(
        error,
        "TIMEOUT",
        "A part of the graph took too long to answer; ask for less, or try again later.",
        undefined,
      );
    }
    if (unavailable.has(code)) {
      log.warn({ err: error }, "Subgraph does not answer");
      return answer(
        error,
        "SUBGRAPH_UNAVAILABLE",
        "A part of the graph does not answer at the moment; try again later.",
        true,
      );
    }
    if (unforeseen.has(code)) {
      log.error({ err: error }, "Request failed");
      return answer(
        error,
        "INTERNAL",
        "Something went wrong on our side: ask whoever runs this, whose log tells more.",
        false,
      );
    }
    // The gateway has validated the document, so an error of a subgraph's validation is about a scalar's value.
    return answer(error, code === "GRAPHQL_VALIDATION_FAILED" ? "BAD_USER_INPUT" : String(code), message, retryable);
  };
}

interface Coded {
  readonly code: unknown;
  readonly message: string;
  readonly retryable?: unknown;
}

/** Error with a code: itself, or the one that it wraps. */
function codedCause(error: unknown): Coded {
  if (!isErrorLike(error)) return { code: undefined, message: "" };
  const { message, name, extensions: { code, retryable } = {} } = error;
  if (code !== undefined) return { code, message, retryable };
  if (error.originalError) return codedCause(error.originalError);
  if (name === "PlatformError") return error as Coded;
  // Without a path the request never ran: its variables do not fit, or the runtime refused it.
  if (!(error instanceof GraphQLError) || error.path) return { code: undefined, message };
  return { code: isForbidden(error) ? "FORBIDDEN" : "BAD_USER_INPUT", message };
}

function isForbidden({ extensions }: GraphQLError): boolean {
  return (extensions.http as { status?: number } | undefined)?.status === 403;
}

/** Error of a remote subgraph, which arrives as parsed JSON and not as an instance. */
interface ErrorLike {
  readonly message: string;
  readonly name?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly originalError?: unknown;
}

function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === "object" && error !== null && "message" in error;
}

function answer(error: unknown, code: string, message: string, retryable: unknown): GraphQLError {
  const traceId = faults.has(code) ? currentTraceId() : undefined;
  const extensions = { code, ...(typeof retryable === "boolean" ? { retryable } : {}), ...(traceId && { traceId }) };
  const made = new GraphQLError(message, placeOf(error, extensions));
  masked.add(made);
  return made;
}

function placeOf(error: unknown, extensions: GraphQLErrorExtensions & { code: string }): GraphQLErrorOptions {
  const path = isErrorLike(error) ? error.path : undefined;
  if (path) return { path, extensions };
  const { source, positions, extensions: given } = error instanceof GraphQLError ? error : {};
  // The runtime takes this status out and answers with it.
  return { source, positions, extensions: { ...extensions, http: given?.http ?? statusOf(extensions.code) } };
}

/** HTTP status of a code. `spec`: clients that accept only `application/json` get 200, as GraphQL over HTTP says. */
function statusOf(code: string): { status: number; spec?: boolean } {
  if (code === "INTERNAL") return { status: 500, spec: true };
  if (code === "SUBGRAPH_UNAVAILABLE") return { status: 503, spec: true };
  if (code === "TIMEOUT") return { status: 504, spec: true };
  return { status: 400, spec: true };
}
