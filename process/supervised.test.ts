import pino from "pino";
import { expect, test } from "vitest";
import { attend, supervise } from "./supervised.ts";

/** A child that ends when told to. */
function fakeChild() {
  let end = (_: number) => {};
  const exited = new Promise<number>((resolve) => {
    end = resolve;
  });
  return { exited, crash: () => end(137), stop: async () => end(0) };
}

test("starts a child again when it ends by itself, and not when it is stopped", async () => {
  const children: ReturnType<typeof fakeChild>[] = [];
  const start = async () => {
    const child = fakeChild();
    children.push(child);
    return child;
  };
  const supervised = await supervise("ledger", start, pino({ level: "silent" }));
  children[0]?.crash();
  await expect.poll(() => supervised.current === children[1]).toBe(true);
  await supervised.stop();
  expect(children).toHaveLength(2);
});

test("goes on trying while the child does not start", async () => {
  let attempts = 0;
  const first = fakeChild();
  const start = async () => {
    attempts += 1;
    if (attempts === 2) throw new Error("port still taken");
    return attempts === 1 ? first : fakeChild();
  };
  const supervised = await supervise("chain", start, pino({ level: "silent" }));
  first.crash();
  await expect.poll(() => attempts).toBe(3);
  await supervised.stop();
});

test("nobody waits for a child that is only attended to, and whether it runs is told", async () => {
  const starts: PromiseWithResolvers<ReturnType<typeof fakeChild>>[] = [];
  const start = () => {
    const starting = Promise.withResolvers<ReturnType<typeof fakeChild>>();
    starts.push(starting);
    return starting.promise;
  };
  const attended = attend("agent", start, pino({ level: "silent" }));
  expect(attended.isRunning).toBe(false);
  await expect.poll(() => starts.length).toBe(1);
  starts[0]?.reject(new Error("its ledger does not answer"));
  await expect.poll(() => starts.length).toBe(2);
  const child = fakeChild();
  starts[1]?.resolve(child);
  await expect.poll(() => attended.isRunning).toBe(true);
  child.crash();
  await expect.poll(() => [attended.isRunning, starts.length]).toEqual([false, 3]);
  const stopped = attended.stop();
  starts[2]?.resolve(fakeChild());
  await stopped;
  expect(starts).toHaveLength(3);
});

test.each(["supervise", "attend"] as const)(
  "%s says and does nothing about what ends while all is stopped",
  async (how) => {
    const lines: string[] = [];
    const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
    const stop = new AbortController();
    const child = fakeChild();
    let starts = 0;
    const start = async () => {
      starts += 1;
      return child;
    };
    const kept =
      how === "attend" ? attend("agent", start, log, stop.signal) : await supervise("chain", start, log, stop.signal);
    await expect.poll(() => starts).toBe(1);
    stop.abort();
    child.crash();
    await child.exited;
    await kept.stop();
    expect([starts, lines]).toEqual([1, []]);
  },
);

test("a child that does not start while all is stopped is no fault", async () => {
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
  const stop = new AbortController();
  const starting = Promise.withResolvers<ReturnType<typeof fakeChild>>();
  let starts = 0;
  const start = () => {
    starts += 1;
    return starting.promise;
  };
  const attended = attend("agent", start, log, stop.signal);
  await expect.poll(() => starts).toBe(1);
  stop.abort();
  starting.reject(new Error("its ledger is gone"));
  await attended.stop();
  expect(lines).toEqual([]);
});
