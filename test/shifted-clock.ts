import { fileURLToPath } from "node:url";

/** Sets this process's clock off by so much. @returns what sets it right again */
export function shiftClock(shiftMs: number): () => void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [RealDate.now() + shiftMs] : args) as [number]));
    }

    static override now(): number {
      return RealDate.now() + shiftMs;
    }
  } as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}

/** Does something here at another time than it is. */
export async function datedOff<Result>(shiftMs: number, act: () => Promise<Result>): Promise<Result> {
  const setRight = shiftClock(shiftMs);
  try {
    return await act();
  } finally {
    setRight();
  }
}

/** Starts Node processes that live at another time than it is: this module is loaded first in them. */
export async function startedOff<Started>(shiftMs: number, start: () => Promise<Started>): Promise<Started> {
  const { NODE_OPTIONS: before = "" } = process.env;
  const options = `${before} --import=${fileURLToPath(import.meta.url)}`;
  Object.assign(process.env, { NODE_OPTIONS: options, CLOCK_SHIFT_MS: String(shiftMs) });
  try {
    return await start();
  } finally {
    process.env.NODE_OPTIONS = before;
    delete process.env.CLOCK_SHIFT_MS;
  }
}

if (process.env.CLOCK_SHIFT_MS) shiftClock(Number(process.env.CLOCK_SHIFT_MS));
