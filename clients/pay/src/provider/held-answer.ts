import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

export interface HeldAnswerOptions {
  /** Told an answer's status once it is known; says when the answer may go out. */
  readonly allow: (status: number) => Promise<void>;
  /** Answers in its place when it may not. */
  readonly onRefused: (error: unknown) => void;
}

/**
 * Holds an answer back from its first byte on until it is allowed; what is written meanwhile follows in order. One that
 * is not allowed is thrown away, with all that its service has said of it.
 */
export function holdAnswer(response: ServerResponse, { allow, onRefused }: HeldAnswerOptions): void {
  const { writeHead, write, end, flushHeaders, addTrailers } = response;
  const before = response.getHeaders();
  const steps: (() => unknown)[] = [];
  let state: "new" | "held" | "open" | "refused" = "new";

  const open = () => {
    state = "open";
    for (const step of steps) step();
    if (!response.writableEnded && !response.writableNeedDrain) response.emit("drain");
  };
  const refuse = (error: unknown) => {
    state = "open";
    restoreHeaders(response, before);
    onRefused(error);
    // The rest that the service writes goes nowhere.
    state = "refused";
  };
  const inTurn = <T>(step: () => T, meanwhile: T, status = response.statusCode): T => {
    if (state === "open") return step();
    if (state === "new") {
      state = "held";
      // A write that fails, such as a wrong header, is not reported to its writer any more.
      allow(status)
        .then(open, refuse)
        .catch(() => response.destroy());
    }
    if (state === "held") steps.push(step);
    return meanwhile;
  };

  // For the service it is under way.
  const isSent = { get: () => state !== "new", configurable: true };
  Object.defineProperty(response, "headersSent", isSent);
  Object.assign(response, {
    writeHead: (status: number, ...rest: never[]) =>
      inTurn(() => writeHead.call(response, status, ...rest), response, status),
    write: (...given: Parameters<typeof write>) => inTurn(() => write.apply(response, given), false),
    end: (...given: Parameters<typeof end>) => inTurn(() => end.apply(response, given), response),
    addTrailers: (...given: Parameters<typeof addTrailers>) =>
      inTurn(() => addTrailers.apply(response, given), undefined),
    flushHeaders: () => inTurn(() => flushHeaders.call(response), undefined),
  });
}

/** Nothing is left of what a service has set since. */
function restoreHeaders(response: ServerResponse, before: OutgoingHttpHeaders): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const [name, value] of Object.entries(before)) if (value !== undefined) response.setHeader(name, value);
  // Node's own word for the status then.
  response.statusMessage = "";
}
