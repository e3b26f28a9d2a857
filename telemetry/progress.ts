import type { WriteStream } from "node:tty";

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Calls back at each tenth of the way and at its end, so that few lines tell it where lines stay. */
export function eachTenth(report: (progress: Progress) => void): (progress: Progress) => void {
  let tenths = 0;
  return ({ done, total }) => {
    const reached = Math.floor((done / total) * 10);
    if (reached > tenths || done === total) report({ done, total });
    tenths = reached;
  };
}

/** To the start of the line, and clear it: every writer on a terminal begins so, and the bar is drawn anew below it. */
export const clearLine = "\r\u001b[K";

/** Lines of the log take the bar's place; it is back after so long, in ms. */
const redrawMs = 100;
const maxBarWidth = 30;
/** A terminal that does not tell its width is taken for one of those. */
const usualColumns = 80;

/** A bar on the last line of a terminal, until it has reached its end. */
export class ProgressBar {
  readonly #label: string;
  readonly #out: Pick<WriteStream, "columns" | "write">;
  #progress: Progress = { done: 0, total: 0 };
  #redraw: NodeJS.Timeout | undefined;

  constructor(label: string, out: Pick<WriteStream, "columns" | "write">) {
    this.#label = label;
    this.#out = out;
  }

  show(progress: Progress): void {
    this.#progress = progress;
    this.#draw();
    if (progress.done >= progress.total) this.#end("\n");
    else this.#redraw ??= setInterval(() => this.#draw(), redrawMs).unref();
  }

  /** Takes an unfinished bar away: what follows has the line for itself. */
  clear(): void {
    if (this.#redraw) this.#end(clearLine);
  }

  #end(last: string): void {
    clearInterval(this.#redraw);
    this.#redraw = undefined;
    this.#out.write(last);
  }

  #draw(): void {
    this.#out.write(`${clearLine}${barLine(this.#label, this.#progress, this.#out.columns || usualColumns)}`);
  }
}

/** One line that fits a terminal: a line that wrapped could not be cleared. */
function barLine(label: string, { done, total }: Progress, columns: number): string {
  const before = `  ${label} `;
  const after = ` ${done} of ${total}`;
  const width = Math.max(0, Math.min(maxBarWidth, columns - 1 - before.length - after.length));
  const filled = Math.round((width * done) / Math.max(total, 1));
  return `${before}${"█".repeat(filled)}${"░".repeat(width - filled)}${after}`.slice(0, columns - 1);
}
