import { expect, test, vi } from "vitest";
import { PlatformError } from "../../errors/platform-error.ts";
import { reconnecting, whileUnavailable } from "./reconnect.ts";

const unavailable = () => new PlatformError("LEDGER_UNAVAILABLE", "gone", { retryable: true });

test("a stream that breaks is opened again until it is listened to no longer", async () => {
  let next = 0;
  async function* open() {
    for (let count = 0; count < 2; count++) yield next++;
    if (next % 4 === 0) throw unavailable();
  }
  const seen: number[] = [];
  for await (const item of reconnecting(open, undefined)) {
    seen.push(item);
    if (item === 6) break;
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("what another attempt would not change is the listener's to know", async () => {
  const refuse = (): AsyncIterable<number> => {
    throw new PlatformError("FORBIDDEN", "not you");
  };
  await expect(reconnecting(refuse, undefined).next()).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a signal ends the waiting for a ledger that is away", async () => {
  const stop = new AbortController();
  let attempts = 0;
  const away = (): AsyncIterable<number> => {
    if (++attempts === 2) stop.abort();
    throw unavailable();
  };
  await expect(reconnecting(away, stop.signal).next()).resolves.toEqual({ done: true, value: undefined });
  expect(attempts).toBe(2);
});

test("a call is repeated while the ledger is away, and not when it answers with a refusal", async () => {
  let attempts = 0;
  const recovers = async () => {
    if (++attempts < 3) throw unavailable();
    return "answer";
  };
  await expect(whileUnavailable(10_000, recovers)).resolves.toBe("answer");

  attempts = 0;
  const refuses = async () => {
    attempts++;
    throw new PlatformError("FORBIDDEN", "not you");
  };
  await expect(whileUnavailable(10_000, refuses)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(attempts).toBe(1);
});

test("patience ends", async () => {
  const away = async () => {
    throw unavailable();
  };
  await expect(whileUnavailable(0, away)).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE", retryable: true });
});

test("a clock that is set ahead does not end patience, and one that is set back does not prolong it", async () => {
  const day = 86_400_000;
  let attempts = 0;
  const setBy = (ms: number) => async (): Promise<string> => {
    if (++attempts > 1) return "answer";
    vi.setSystemTime(Date.now() + ms);
    throw unavailable();
  };
  const away = async (): Promise<string> => {
    if (++attempts === 1) vi.setSystemTime(Date.now() - day);
    throw unavailable();
  };
  try {
    await expect(whileUnavailable(900_000, setBy(day))).resolves.toBe("answer");
    attempts = 0;
    // Measured by the date it would go on for a day.
    await expect(whileUnavailable(500, away)).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
  } finally {
    vi.useRealTimers();
  }
});
