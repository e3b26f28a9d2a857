import type { IncomingMessage } from "node:http";
import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import type { ExecutionResult } from "graphql";
import type { RequestContext } from "../contexts.ts";
import { callerOf } from "./caller.ts";
import { timedOut, within } from "./deadline.ts";
import { limitExceeded } from "./limits.ts";
import type { AskedOperation, OperationCosts } from "./operation-cost.ts";
import type { RateLimit } from "./rate.ts";
import { type Slots, untilEnd } from "./slots.ts";

/** What bounds operations, each by itself or all of a caller. */
export interface OperationLimits {
  readonly costs: OperationCosts;
  /** How long an operation may take, the opening of a subscription included. */
  readonly timeoutMs: number;
  /** Absent where everybody may ask as often as they like. */
  readonly rate: RateLimit | undefined;
  readonly subscriptions: Slots;
  /** How many proxies of ours stand between clients and the gateway. */
  readonly trustedProxies: number;
}

type Answer = ExecutionResult | AsyncIterableIterator<ExecutionResult>;
type Run = (args: Asked) => Answer | Promise<Answer>;
type Asked = AskedOperation & { readonly contextValue: RequestContext & { readonly req: IncomingMessage } };

/** Refuses operations beyond the limits before any subgraph is called, and ends those that take too long. */
export function useOperationLimits(limits: OperationLimits): GatewayPlugin<RequestContext> {
  const { costs, rate, subscriptions, timeoutMs } = limits;
  const caller = ({ contextValue: { principal, req } }: Asked) => callerOf(principal, req, limits.trustedProxies);

  const lateness = { expired: () => refused(timedOut("The operation", timeoutMs)), late: end };

  const admitted = (run: Run): Run => {
    return (args) => {
      let points: number;
      try {
        points = costs.of(args);
      } catch (error) {
        return refused(error);
      }
      // Most operations need not wait for their admission.
      return rate ? rate.charge(caller(args), points).then(() => run(args), refused) : run(args);
    };
  };
  const answered = (run: Run): Run => {
    return (args) => within(timeoutMs, run(args), lateness);
  };
  const followed = (run: Run): Run => {
    return async (args) => {
      const release = await subscriptions.take(caller(args));
      if (!release)
        return refused(limitExceeded("maxSubscriptions", `No more than ${subscriptions.max} subscriptions at a time.`));
      let answer: Answer | undefined;
      try {
        answer = await within(timeoutMs, run(args), lateness);
      } finally {
        if (!answer || !isStream(answer)) release();
      }
      return isStream(answer) ? untilEnd(answer, release) : answer;
    };
  };
  const onExecute = ({ executeFn, setExecuteFn }: Executing) => setExecuteFn(admitted(answered(executeFn)));
  const onSubscribe = ({ subscribeFn, setSubscribeFn }: Subscribing) => setSubscribeFn(admitted(followed(subscribeFn)));
  return { onExecute: onExecute as never, onSubscribe: onSubscribe as never };
}

interface Executing {
  readonly executeFn: Run;
  readonly setExecuteFn: (run: Run) => void;
}

interface Subscribing {
  readonly subscribeFn: Run;
  readonly setSubscribeFn: (run: Run) => void;
}

/** Answered instead of thrown, which would end a WebSocket with all that goes on over it. */
function refused(error: unknown): ExecutionResult {
  return { errors: [error as never] };
}

function isStream(answer: Answer): answer is AsyncIterableIterator<ExecutionResult> {
  return Symbol.asyncIterator in answer;
}

function end(late: Answer): void {
  if (isStream(late)) void late.return?.();
}
