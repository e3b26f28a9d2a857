import type { WriteStream } from "node:tty";

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Elsewhere than on a terminal, so many lines tell how far something is. */
const steps = 10;

/** Shows how far something is: on a terminal in one line that changes, elsewhere in whole lines and few of them. */
export function showProgress(what: string, out: Pick<WriteStream, "isTTY" | "write">): (progress: Progress) => void {
  let shown = 0;
  return ({ done, total }) => {
    const text = `  ${what}: ${done} of ${total}`;
    if (out.isTTY) return void out.write(`\r${text}${done === total ? "\n" : ""}`);
    const step = Math.floor((done / total) * steps);
    if (step > shown || done === total) out.write(`${text}\n`);
    shown = step;
  };
}
