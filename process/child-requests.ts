import type { ChildProcess } from "node:child_process";
import type { ErrorCode } from "../errors/error-codes.ts";
import { PlatformError } from "../errors/platform-error.ts";

/** Request of a parent to a child that runs, and its answer when it is done. */
type Request = { readonly type: "ledgerloom:request"; readonly id: number; readonly request: unknown };
type Answer = { readonly type: "ledgerloom:answer"; readonly id: number; readonly failure?: Failure };
type Failure = { readonly code: ErrorCode; readonly message: string };

/** Asks a child for something; settles when the child has done it. */
export type Ask = (request: unknown) => Promise<void>;

/**
 * Sends requests to a child.
 * @throws LEDGER_UNAVAILABLE when it ends before it is done; the child's own code when it fails
 */
export function requestsTo(child: ChildProcess): Ask {
  let last = 0;
  return (request) => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const end = (failure?: Failure) => {
        child.off("message", onMessage).off("exit", onExit);
        if (failure === undefined) resolve();
        else reject(new PlatformError(failure.code, failure.message));
      };
      const gone = (message: string) => end({ code: "LEDGER_UNAVAILABLE", message });
      const onMessage = (message: unknown) => {
        if (isAnswer(message) && message.id === id) end(message.failure);
      };
      const onExit = () => gone("the process has ended");
      child.on("message", onMessage).once("exit", onExit);
      child.send(
        { type: "ledgerloom:request", id, request } satisfies Request,
        (error) => error && gone(error.message),
      );
    });
  };
}

/** Answers requests of the parent; called by the child. */
export function answerRequests(answer: (request: unknown) => Promise<void>): void {
  process.on("message", (message: unknown) => {
    if (!isRequest(message)) return;
    const { id, request } = message;
    const say = (failure?: Failure) =>
      process.send?.({ type: "ledgerloom:answer", id, ...(failure && { failure }) } satisfies Answer);
    answer(request).then(
      () => say(),
      (error: unknown) => say(failureOf(error)),
    );
  });
}

function failureOf(error: unknown): Failure {
  const code = error instanceof PlatformError ? error.code : "LEDGER_UNAVAILABLE";
  return { code, message: error instanceof Error ? error.message : String(error) };
}

function isAnswer(message: unknown): message is Answer {
  return (message as Partial<Answer> | null)?.type === "ledgerloom:answer";
}

function isRequest(message: unknown): message is Request {
  return (message as Partial<Request> | null)?.type === "ledgerloom:request";
}
