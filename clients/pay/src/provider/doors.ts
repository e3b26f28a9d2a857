import type { IncomingMessage } from "node:http";
import { ambiguous, type RequestTarget } from "../offer/request-target.ts";

/** Where requests come in: how their target came, and how who serves them comes to see it. */
export interface Door {
  /** The target as it came. */
  readonly url: string;
  /** Lets who serves the request see its target in the one spelling. @throws PaymentError AMBIGUOUS_REQUEST */
  show(target: RequestTarget): void;
  /** How a router has read the path that has chosen what serves the request before. */
  routed?(target: RequestTarget): readonly string[];
}

/** An Express request, as far as it is looked at. */
export interface ExpressRequest extends IncomingMessage {
  originalUrl?: string;
  /** Part of the path that the router has taken off to get here. */
  readonly baseUrl?: string;
}

/** Of plain `http`. */
export function plainDoor(request: IncomingMessage): Door {
  return {
    url: request.url ?? "",
    show({ text }) {
      request.url = text;
    },
  };
}

/** Of Express, which goes on to route by what it is shown; at a mount, by what follows its path. */
export function expressDoor(request: ExpressRequest): Door {
  const { url = "", originalUrl = url, baseUrl = "" } = request;
  return {
    url: originalUrl,
    show({ origin, text }) {
      if (origin + text === originalUrl) return;
      const isBelow = text.startsWith(baseUrl) && /^(?:[/?]|$)/.test(text.slice(baseUrl.length));
      // The router adds what it has taken off, and the application may route by something of its own.
      const isAsItCame = url === below(originalUrl.slice(origin.length), baseUrl, origin);
      if (!isBelow || !isAsItCame) throw ambiguous("its path was rewritten on the way");
      request.url = below(text, baseUrl, origin);
      request.originalUrl = origin + text;
    },
  };
}

/** Target at a mount, as Express's router makes it. */
function below(text: string, mount: string, origin: string): string {
  const rest = text.slice(mount.length);
  return origin || rest.startsWith("/") ? origin + rest : `/${rest}`;
}

/** Of Fastify, which has chosen a route already. */
export function fastifyDoor(raw: IncomingMessage & { readonly originalUrl?: string }): Door {
  const { url = "", originalUrl = url } = raw;
  return {
    url: originalUrl,
    show({ text }) {
      if (url === originalUrl) raw.url = text;
    },
    // Its router leaves what is reserved encoded, and dots in their places.
    routed: ({ rawPath }) => decodeURI(rawPath.replaceAll("%25", "%2525")).slice(1).split("/"),
  };
}
