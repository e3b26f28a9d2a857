import type { PricedRoute } from "./offer.ts";

interface Route {
  readonly method: string | undefined;
  readonly path: RegExp;
  readonly lane: number | null;
}

/** Tells on which lane a request is paid. Provider and consumer ask the same. */
export class Routes {
  readonly #routes: readonly Route[];

  /** The first that fits counts. */
  constructor(routes: readonly PricedRoute[]) {
    this.#routes = routes.map(({ method, path, lane }) => ({
      method: method?.toUpperCase(),
      path: patternOf(path),
      lane,
    }));
  }

  /** `null` when the request is free, lane 0 when no route fits. @param url path and query */
  laneOf(method: string, url: string): number | null {
    const path = pathOf(url);
    for (const route of this.#routes) {
      if ((route.method === undefined || route.method === method) && route.path.test(path)) return route.lane;
    }
    return 0;
  }
}

/** What may be understood as another path by who is asked in the end. */
const ambiguous = /\/\.|%2[ef]|%5c|\\|\/\//i;

function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  if (!ambiguous.test(path)) return path;
  const plain = path
    .replace(/%2f/gi, "/")
    .replace(/%5c/gi, "\\")
    .replace(/[/\\]{2,}/g, "/");
  return new URL(plain, "http://localhost").pathname;
}

/** In any case and with a `/` at the end or not, as most servers take it. `*` is one step of the path, at the end any number of them. */
function patternOf(path: string): RegExp {
  const steps = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const whole = steps.replace(/\*$/, "\0").replaceAll("*", "[^/]+").replace("\0", ".*");
  return new RegExp(`^${whole}/?$`, "i");
}
