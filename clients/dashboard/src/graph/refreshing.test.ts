import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pauseMs } from "./pace.ts";
import { Refreshing, type Topic } from "./refreshing.ts";

let queries: QueryClient;
let refreshing: Refreshing;
let answer: () => unknown;

beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  refreshing = new Refreshing(queries);
  answer = () => "answer";
});
afterEach(() => {
  queries.clear();
  vi.useRealTimers();
});

/** A query that is shown; counts how often it was asked. */
function shown(name: string, follows: Topic) {
  const ask = vi.fn(async () => answer());
  const observer = new QueryObserver(queries, {
    queryKey: [name],
    queryFn: ask,
    meta: { follows },
    staleTime: Number.POSITIVE_INFINITY,
  });
  observer.subscribe(() => {});
  return { ask, isStale: () => observer.getCurrentResult().isStale };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

test("an event after a quiet time has the answers of its topic asked for at once, those of others not", async () => {
  const operations = shown("operations", "operations");
  const services = shown("services", "marketplace");
  await settled();
  refreshing.refresh("operations");
  await settled();
  expect(operations.ask).toHaveBeenCalledTimes(2);
  expect(services.ask).toHaveBeenCalledTimes(1);
});

test("a thousand events a minute have them asked for at most once in each pause, and after the last one", async () => {
  const { ask } = shown("operations", "operations");
  await settled();
  for (let event = 0; event < 1_000; event++) {
    refreshing.refresh("operations");
    await vi.advanceTimersByTimeAsync(60_000 / 1_000);
  }
  const asked = ask.mock.calls.length;
  expect(asked).toBeLessThanOrEqual(60_000 / pauseMs + 2);
  await vi.advanceTimersByTimeAsync(pauseMs / 2);
  refreshing.refresh("operations");
  await vi.advanceTimersByTimeAsync(5 * pauseMs);
  expect(ask.mock.calls.length - asked).toBe(1);
});

test("an answer that takes longer than a pause comes, and is asked for again after it", async () => {
  const { ask } = shown("operations", "operations");
  await settled();
  const answers: (() => void)[] = [];
  answer = () => new Promise<void>((resolve) => answers.push(resolve));
  refreshing.refresh("operations");
  for (let event = 0; event < 10; event++) {
    await vi.advanceTimersByTimeAsync(pauseMs);
    refreshing.refresh("operations");
  }
  expect(ask).toHaveBeenCalledTimes(2);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(ask).toHaveBeenCalledTimes(3);
  answers[1]?.();
  await vi.advanceTimersByTimeAsync(5 * pauseMs);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a list of many pages is marked as old, and not walked over again", async () => {
  const long = shown("services", "marketplace");
  const short = shown("rights", "marketplace");
  await settled();
  queries.setQueryData(["services"], { pages: Array.from({ length: 40 }, () => []) });
  expect(long.isStale()).toBe(false);
  refreshing.refresh("marketplace");
  await vi.advanceTimersByTimeAsync(2 * pauseMs);
  expect(long.ask).toHaveBeenCalledTimes(1);
  expect(long.isStale()).toBe(true);
  expect(short.ask).toHaveBeenCalledTimes(2);
});
