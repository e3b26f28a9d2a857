import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import type { MiddlewareFn } from "type-graphql";
import { PlatformError } from "../../errors/platform-error.ts";

/** GraphQL form of an error: code and text of ours, anything else masked. */
export function toGraphQLError(error: unknown, log?: Logger): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof PlatformError && error.code !== "INTERNAL") {
    return new GraphQLError(error.message, { extensions: { code: error.code, retryable: error.retryable } });
  }
  log?.error({ err: error }, "Resolver failed");
  return new GraphQLError("Something went wrong on our side: ask whoever runs this, whose log tells more.", {
    extensions: { code: "INTERNAL", retryable: false },
  });
}

/** Maps errors of resolvers; the only place where errors of services meet GraphQL. */
export function errorMapping(log?: Logger): MiddlewareFn {
  return async (_resolver, next) => {
    try {
      return await next();
    } catch (error) {
      throw toGraphQLError(error, log);
    }
  };
}

/**
 * Adds the code of bad input to errors of GraphQL's own validation of arguments, which the GraphQL server would report
 * as its own fault.
 */
export function formattedError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { code } = formatted.extensions ?? {};
  if (code === "INTERNAL_SERVER_ERROR" && isInput(error)) {
    return { ...formatted, extensions: { code: "BAD_USER_INPUT" } };
  }
  return code ? formatted : toGraphQLError(error).toJSON();
}

/** Whether an error was found before any code of ours ran, which throws errors of its own. */
function isInput(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) return false;
  return error.originalError === undefined || isInput(error.originalError);
}
