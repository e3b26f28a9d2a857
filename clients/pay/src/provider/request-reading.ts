import type { IncomingMessage } from "node:http";
import { ambiguous, readTarget } from "../offer/request-target.ts";
import type { Routes } from "../offer/routes.ts";
import type { Door } from "./doors.ts";

/** A request as it was read, once for all. */
export interface Asked {
  readonly method: string;
  /** Path and query in their only spelling. */
  readonly url: string;
  /** `null` when it is free. */
  readonly lane: number | null;
}

/** Headers in which some frameworks find the method that they serve. */
const methodHeaders = ["x-http-method-override", "x-http-method", "x-method-override"];

/**
 * Reads what a request asks for, and shows it in the same way to who serves it.
 * @throws PaymentError AMBIGUOUS_REQUEST when it may be served as another one, which costs something else
 */
export function readRequest(request: IncomingMessage, door: Door, routes: Routes): Asked {
  const { method = "GET", headers } = request;
  const target = readTarget(door.url);
  const lane = routes.laneOf(method, target.steps);
  const paths = [target.steps, ...(door.routed ? [door.routed(target)] : [])];
  const methods = [method, ...methodsIn(headers)];
  if (methods.some((one) => paths.some((steps) => routes.laneOf(one, steps) !== lane))) {
    throw ambiguous("it may be served under another method or path");
  }
  // As RFC 9112, 3.2.2: what the target says counts.
  if (target.origin) headers.host = target.origin.slice(target.origin.indexOf("//") + 2);
  door.show(target);
  return { method, url: target.text, lane };
}

function methodsIn(headers: IncomingMessage["headers"]): string[] {
  const named = methodHeaders.flatMap((name) => String(headers[name] ?? "").split(","));
  return named.map((one) => one.trim().toUpperCase()).filter((one) => one !== "");
}
