import { METHODS } from "node:http";
import { PaymentError } from "../errors/payment-error.ts";
import { type PricedRoute, routesSchema } from "./offer.ts";
import { ambiguous, decodedStep } from "./request-target.ts";

type Steps = readonly string[];

/** Stands in a pattern for any one step; no decoded step has it. */
const anyStep = "/";

interface Route {
  readonly method: string | undefined;
  readonly steps: Steps;
  /** Whether it fits all below its steps, and not its steps themselves. */
  readonly isOpen: boolean;
  readonly lane: number | null;
}

const inAnyCase = (steps: Steps): Steps => steps.map((step) => step.toLowerCase());
const withAnyEnd = (steps: Steps): Steps => (steps.at(-1) === "" ? steps.slice(0, -1) : steps);

/** How servers compare paths: in any case or not, with a `/` at the end or not. */
const comparisons: readonly ((steps: Steps) => Steps)[] = [
  (steps) => steps,
  inAnyCase,
  withAnyEnd,
  (steps) => inAnyCase(withAnyEnd(steps)),
];

/** Tells on which lane a request is paid. Provider and consumer ask the same. */
export class Routes {
  /** For each way of comparing. */
  readonly #tables: readonly (readonly Route[])[];

  /** The first that fits counts. @throws PaymentError BAD_INPUT when one of them can fit nothing, or more than it says */
  constructor(routes: readonly PricedRoute[]) {
    const { error } = routesSchema.safeParse(routes);
    if (error) throw new PaymentError("BAD_INPUT", `the routes are wrong: ${error.message}`);
    const read = routes.map(routeOf);
    this.#tables = comparisons.map((fold) => read.map((route) => ({ ...route, steps: fold(route.steps) })));
  }

  /**
   * `null` when the request is free, lane 0 when no route fits.
   * @param steps of its path, as `readTarget` gives them
   * @throws PaymentError AMBIGUOUS_REQUEST when that depends on how its path is compared
   */
  laneOf(method: string, steps: Steps): number | null {
    const lanes = comparisons.map((fold, index) => laneIn(this.#tables[index] ?? [], method, fold(steps)));
    const [lane = null, ...others] = lanes;
    if (others.every((other) => other === lane)) return lane;
    throw ambiguous("its path differs from a route in upper and lower case, or in a slash at the end");
  }
}

function laneIn(routes: readonly Route[], method: string, steps: Steps): number | null {
  for (const route of routes) if (takes(route, method) && fits(route, steps)) return route.lane;
  return 0;
}

/** A route for GET takes HEAD too. */
const takes = ({ method: taken }: Route, method: string): boolean =>
  taken === undefined || taken === method || (taken === "GET" && method === "HEAD");

function fits({ steps: wanted, isOpen }: Route, steps: Steps): boolean {
  const isLongEnough = isOpen ? steps.length > wanted.length || wanted.length === 0 : steps.length === wanted.length;
  return (
    isLongEnough && wanted.every((step, index) => (step === anyStep ? steps[index] !== "" : step === steps[index]))
  );
}

function routeOf({ method, path, lane }: PricedRoute): Route {
  const upper = method?.toUpperCase();
  if (upper !== undefined && !METHODS.includes(upper)) throw wrong(path, `${method} is no method`);
  const steps = path.split("/").slice(1);
  if (!path.startsWith("/") || /[?#\\\p{Cc}]/u.test(path)) throw wrong(path, "it is no path, or has more than a path");
  if (steps.slice(0, -1).includes("")) throw wrong(path, "no request has two slashes in a row");
  const isOpen = steps.at(-1) === "*";
  const closed = isOpen ? steps.slice(0, -1) : steps;
  return { method: upper, steps: closed.map((step) => patternStep(path, step)), isOpen, lane };
}

/** In either spelling, encoded or not. */
function patternStep(path: string, step: string): string {
  if (step === "*") return anyStep;
  if (step.includes("*")) throw wrong(path, "* stands for a whole step; one of its own is written %2A");
  try {
    return decodedStep(step);
  } catch {
    throw wrong(path, "it has dots, or what cannot be decoded");
  }
}

function wrong(path: string, why: string): PaymentError {
  return new PaymentError("BAD_INPUT", `the route ${path} is wrong: ${why}`);
}
