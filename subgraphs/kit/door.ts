import type { ApolloServerPlugin } from "@apollo/server";
import type { ErrorRequestHandler, RequestHandler } from "express";
import { ArrivingBytes } from "../../serving/arriving-bytes.ts";
import { malformed, Refusal } from "../../serving/graphql/refusal.ts";
import { readGraphqlRequest } from "../../serving/graphql/request.ts";
import { type AllowedHosts, foreignHost, isForUs } from "../../serving/hosts.ts";
import { keepBody } from "./gateway-authentication.ts";

/** Of a request's body or a WebSocket's message, as large as the gateway takes them. */
export const maxBodyBytes = 1024 * 1024;
/** Bodies that are coming at once, of all gateways. */
const arriving = new ArrivingBytes(256 * maxBodyBytes);

/** Refuses what is for another server, or names one itself. */
export function refuseForeign(allowedHosts: AllowedHosts): RequestHandler {
  return ({ headers, url }, _response, next) => {
    if (!/^\/(?!\/)/.test(url)) return next(malformed("the target must be a path"));
    next(isForUs(headers, allowedHosts) ? undefined : new Refusal(403, "FORBIDDEN", foreignHost));
  };
}

/** Reads what is asked, for whoever admits it and for the GraphQL server. */
export const readRequest: RequestHandler = async (request, _response, next) => {
  const { params, body } = await readGraphqlRequest(request, { maxBodyBytes, arriving });
  keepBody(request, body);
  request.body = params;
  if (request.method === "HEAD") request.method = "GET";
  if (request.method === "POST") request.headers["content-type"] = "application/json";
  next();
};

/** Answers what is no request over GraphQL; the framework would write it to the log. Express knows it by its four arguments. */
export const refuseMalformed: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const known = error instanceof Refusal;
  const refusal = known
    ? error
    : new Refusal(500, "INTERNAL", "Something went wrong on our side: ask whoever runs this, whose log tells more.");
  if (!request.complete) response.set("connection", "close");
  response.set(refusal.headers).status(refusal.status).json(refusal.body);
};

/**
 * Answers in plain JSON have 200 once the request is well formed, as GraphQL over HTTP wants it: a 400 there could as well
 * come from something in between.
 */
export const plainStatuses: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { http } }) => {
      const accept = request.http?.headers.get("accept") ?? "";
      if (http.status === 400 && !accept.includes("application/graphql-response+json")) http.status = 200;
    },
  }),
};
