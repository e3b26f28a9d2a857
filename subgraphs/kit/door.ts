import type { ApolloServerPlugin } from "@apollo/server";
import type { ErrorRequestHandler, RequestHandler } from "express";
import { ArrivingBytes } from "../../serving/arriving-bytes.ts";
import { malformed, Refusal } from "../../serving/graphql/refusal.ts";
import { readGraphqlRequest } from "../../serving/graphql/request.ts";
import { type AllowedHosts, foreignHost, isForUs } from "../../serving/hosts.ts";
import { keepBody } from "./gateway-authentication.ts";

/** Bytes of a request's body or a WebSocket message at most, as large as the gateway takes them. */
export const maxBodyBytes = 1024 * 1024;
/** Bodies that are arriving, of all gateways together. */
const arriving = new ArrivingBytes(256 * maxBodyBytes);

/** Refuses requests for another host, or whose target names a host itself. */
export function refuseForeign(allowedHosts: AllowedHosts): RequestHandler {
  return ({ headers, url }, _response, next) => {
    if (!/^\/(?!\/)/.test(url)) return next(malformed("the target must be a path"));
    next(isForUs(headers, allowedHosts) ? undefined : new Refusal(403, "FORBIDDEN", foreignHost));
  };
}

/** Reads the GraphQL request, for authentication and for the GraphQL server. */
export const readRequest: RequestHandler = async (request, _response, next) => {
  const { params, body } = await readGraphqlRequest(request, { maxBodyBytes, arriving });
  keepBody(request, body);
  request.body = params;
  if (request.method === "HEAD") request.method = "GET";
  if (request.method === "POST") request.headers["content-type"] = "application/json";
  next();
};

/** Answers malformed requests, which the framework would write to the log. Express knows it by its four arguments. */
export const refuseMalformed: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const known = error instanceof Refusal;
  const refusal = known
    ? error
    : new Refusal(500, "INTERNAL", "Something went wrong on our side: ask whoever runs this, whose log tells more.");
  if (!request.complete) response.set("connection", "close");
  response.set(refusal.headers).status(refusal.status).json(refusal.body);
};

/**
 * Status 200 for plain JSON once the request is well formed, as GraphQL over HTTP wants it: a 400 there could as well
 * come from a proxy.
 */
export const plainStatuses: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { http } }) => {
      const accept = request.http?.headers.get("accept") ?? "";
      if (http.status === 400 && !accept.includes("application/graphql-response+json")) http.status = 200;
    },
  }),
};
