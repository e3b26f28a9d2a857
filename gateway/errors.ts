import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { GraphQLError, getOperationAST } from "graphql";
import type { Logger } from "pino";

/** Codes that a GraphQL library gives to what nobody foresaw; their messages are not for clients. */
const unforeseen = new Set<unknown>([undefined, "INTERNAL", "INTERNAL_SERVER_ERROR"]);

/** Codes of the runtime for a subgraph that did not answer, or answered with something else than GraphQL. */
const unavailable = new Set<unknown>(["DOWNSTREAM_SERVICE_ERROR", "RESPONSE_VALIDATION_FAILED", "TIMEOUT_ERROR"]);

/**
 * The form in which an error leaves the gateway: a code, a message meant for clients, the path. Codes of subgraphs pass;
 * what nobody foresaw is logged and masked; stacks, addresses and other extensions of subgraphs never leave.
 */
export function createErrorMask(log: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    const { code, message, retryable } = codedCause(error);
    if (unavailable.has(code)) {
      log.warn({ err: error }, "Subgraph does not answer");
      return answer(error, "SUBGRAPH_UNAVAILABLE", "A part of the graph does not answer at the moment.", true);
    }
    if (unforeseen.has(code)) {
      log.error({ err: error }, "Request failed");
      return answer(error, "INTERNAL", "Something went wrong on our side.", false);
    }
    // The gateway has validated the document already, so what a subgraph still finds wrong is a scalar's value.
    return answer(error, code === "GRAPHQL_VALIDATION_FAILED" ? "BAD_USER_INPUT" : String(code), message, retryable);
  };
}

interface Coded {
  readonly code: unknown;
  readonly message: string;
  readonly retryable?: unknown;
}

/** The error, or the error that it wraps, whichever carries a code. */
function codedCause(error: unknown): Coded {
  if (!(error instanceof Error)) return { code: undefined, message: "" };
  const { message } = error;
  if (error instanceof GraphQLError) {
    const { code, retryable } = error.extensions ?? {};
    if (code !== undefined) return { code, message, retryable };
    if (error.originalError) return codedCause(error.originalError);
    // A syntax error, or variables that do not fit: the request never ran.
    return error.path
      ? { code: undefined, message }
      : { code: error.source ? "GRAPHQL_PARSE_FAILED" : "BAD_USER_INPUT", message };
  }
  if (error.name === "PlatformError") return error as Error & Coded;
  return { code: isNetworkFault(error) ? "DOWNSTREAM_SERVICE_ERROR" : undefined, message };
}

function isNetworkFault({ name, message }: Error): boolean {
  return name === "TimeoutError" || message === "fetch failed";
}

function answer(error: unknown, code: string, message: string, retryable: unknown): GraphQLError {
  const given = error instanceof GraphQLError ? error : undefined;
  const extensions = {
    code,
    ...(typeof retryable === "boolean" ? { retryable } : {}),
    // The runtime's own status; it takes this out again before it answers.
    ...(given?.path ? {} : { http: given?.extensions?.http ?? statusOf(code) }),
  };
  if (given?.path) return new GraphQLError(message, { path: given.path, extensions });
  return new GraphQLError(message, { source: given?.source, positions: given?.positions, extensions });
}

/** `spec`: answered with 200 to clients that accept only `application/json`, as GraphQL over HTTP says. */
function statusOf(code: string): { status: number; spec?: boolean } {
  if (code === "INTERNAL") return { status: 500, spec: true };
  if (code === "SUBGRAPH_UNAVAILABLE") return { status: 503, spec: true };
  return { status: 400, spec: true };
}

/** Refuses a request that names no operation of its document, which the query planner would take for its own fault. */
export function useKnownOperation(): GatewayPlugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (getOperationAST(args.document, args.operationName)) return;
      const message = args.operationName
        ? `The document has no operation named ${args.operationName}.`
        : "The document has several operations: name one with operationName.";
      const extensions = { code: "BAD_USER_INPUT", http: { status: 400, spec: true } };
      setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions })] });
    },
  };
}
