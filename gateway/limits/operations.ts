import type { IncomingMessage, ServerResponse } from "node:http";
import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type ExecutionResult, getOperationAST } from "graphql";
import { onBehalfOf } from "../../serving/asking.ts";
import type { RequestContext } from "../request/contexts.ts";
import type { AskedBytes, Given } from "./asked-bytes.ts";
import { callerOf } from "./caller.ts";
import { timedOut, within } from "./deadline.ts";
import { limitExceeded } from "./limits.ts";
import type { AskedOperation, OperationCosts } from "./operation-cost.ts";
import type { RateLimit } from "./rate.ts";
import { type Release, type Slots, untilEnd } from "./slots.ts";

/** Limits of operations: of each by itself, and of all of a caller. */
export interface OperationLimits {
  readonly costs: OperationCosts;
  /** Time-out of an operation, the opening of a subscription included, in ms. */
  readonly timeoutMs: number;
  /** Absent when the rate is not limited. */
  readonly rate: RateLimit | undefined;
  readonly asked: AskedBytes;
  readonly subscriptions: Slots;
  /** Number of our proxies between clients and the gateway. */
  readonly trustedProxies: number;
}

type Answer = ExecutionResult | AsyncIterableIterator<ExecutionResult>;
type Run = (args: Asked) => Answer | Promise<Answer>;
type Asked = AskedOperation & {
  /** Absent for operations over a WebSocket, which have no response. */
  readonly contextValue: RequestContext & {
    readonly req: IncomingMessage;
    readonly res?: ServerResponse;
    readonly params?: Given;
  };
};

/** Refuses operations beyond the limits before any subgraph is called, and ends operations that take too long. */
export function useOperationLimits(limits: OperationLimits): GatewayPlugin<RequestContext> {
  const { costs, rate, asked, subscriptions, timeoutMs } = limits;
  const caller = ({ contextValue: { principal, req } }: Asked) => callerOf(principal, req, limits.trustedProxies);

  const lateness = { expired: () => refused(timedOut("The operation", timeoutMs)), late: end };
  const lasting = (args: Asked, run: Run) => {
    const { asking, end } = askingOf(args, caller(args));
    const expired = () => {
      end();
      return lateness.expired();
    };
    return within(
      timeoutMs,
      onBehalfOf(asking, () => run(args)),
      { ...lateness, expired },
    );
  };

  const admitted = (run: Run): Run => {
    return (args) => {
      let points: number;
      try {
        points = costs.of(args);
      } catch (error) {
        return refused(error);
      }
      // Without a rate limit the operation runs at once, in the same turn.
      return rate ? rate.charge(caller(args), points).then(() => run(args), refused) : run(args);
    };
  };
  const held = (run: Run): Run => {
    return (args) => {
      const release = asked.take(caller(args), args.document, args.contextValue.params);
      return release ? untilOver(() => run(args), release) : refused(tooMuchAsked(asked));
    };
  };
  const answered = (run: Run): Run => {
    return (args) => lasting(args, run);
  };
  const followed = (run: Run): Run => {
    return async (args) => {
      const release = await subscriptions.take(caller(args));
      if (!release)
        return refused(
          limitExceeded(
            "maxSubscriptions",
            `No more than ${subscriptions.max} subscriptions at a time; end one first.`,
          ),
        );
      return untilOver(() => within(timeoutMs, run(args), lateness), release);
    };
  };
  const onExecute = ({ executeFn, setExecuteFn }: Executing) => setExecuteFn(admitted(held(answered(executeFn))));
  const onSubscribe = ({ subscribeFn, setSubscribeFn }: Subscribing) =>
    setSubscribeFn(admitted(held(followed(subscribeFn))));
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

/** Operation with its caller and the signal that ends it: at its deadline, or when its client leaves or cancels it. */
function askingOf({ document, operationName, contextValue }: Asked, caller: string) {
  const ending = new AbortController();
  const end = () => ending.abort();
  contextValue.res?.once("close", end);
  contextValue.disconnect?.addEventListener("abort", end, { once: true });
  const isQuery = getOperationAST(document, operationName)?.operation === "query";
  return { asking: { caller, disconnect: ending.signal, isQuery }, end };
}

/** Refusal as a result: thrown, it would end a WebSocket with all operations on it. */
function refused(error: unknown): ExecutionResult {
  return { errors: [error as never] };
}

function tooMuchAsked({ max }: AskedBytes): unknown {
  const message = `What you ask for at a time takes more than ${max} bytes; wait for answers, or end subscriptions.`;
  return limitExceeded("maxAskedBytes", message);
}

/** Releases a reservation when an operation has been answered, or when its stream has ended. */
function untilOver(run: () => ReturnType<Run>, release: Release): ReturnType<Run> {
  const over = (answer: Answer): Answer => {
    if (isStream(answer)) return untilEnd(answer, release);
    release();
    return answer;
  };
  const failed = (error: unknown): never => {
    release();
    throw error;
  };
  try {
    const answer = run();
    return answer instanceof Promise ? answer.then(over, failed) : over(answer);
  } catch (error) {
    return failed(error);
  }
}

function isStream(answer: Answer): answer is AsyncIterableIterator<ExecutionResult> {
  return Symbol.asyncIterator in answer;
}

function end(late: Answer): void {
  if (isStream(late)) void late.return?.();
}
