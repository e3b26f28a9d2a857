import type { Client, ExecutionResult, Sink } from "graphql-ws";
import { expect, test } from "vitest";
import { WaitingResults } from "./waiting-results.ts";

const one = { data: { text: "x".repeat(1_000) } };

/** Connection that hands over what the test sends. */
class HeldClient {
  sink!: Sink<ExecutionResult>;
  isLeft = false;
  readonly subscribe = ((_payload: unknown, sink: Sink<ExecutionResult>) => {
    this.sink = sink;
    return () => {
      this.isLeft = true;
      sink.complete();
    };
  }) as unknown as Client["subscribe"];
}

const resultsOver = (client: HeldClient, max?: number) => new WaitingResults(client, { query: "" }, max);

test("what came before a subscription was given up is read, and then the reason", async () => {
  const client = new HeldClient();
  const results = resultsOver(client, 10_000).read();
  for (let sent = 0; sent < 100; sent += 1) client.sink.next(one);
  expect(client.isLeft).toBe(true);
  let read = 0;
  const all = async () => {
    for await (const _result of results) read += 1;
  };
  await expect(all()).rejects.toMatchObject({ code: "SLOW_CONSUMER", isRetryable: true });
  expect(read).toBe(11);
});

test("a reader that keeps up is never too slow, however much comes in all", async () => {
  const client = new HeldClient();
  const results = resultsOver(client, 10_000).read();
  for (let sent = 0; sent < 100; sent += 1) {
    const next = results.next();
    client.sink.next(one);
    expect((await next).value).toBe(one);
  }
  client.sink.complete();
  expect((await results.next()).done).toBe(true);
});

test("an end is told once all is read, and one that waits is woken by it", async () => {
  const [failing, stopped] = [new HeldClient(), new HeldClient()];
  const lost = resultsOver(failing).read();
  failing.sink.next(one);
  failing.sink.error({ code: 1006 });
  expect((await lost.next()).value).toBe(one);
  await expect(lost.next()).rejects.toEqual({ code: 1006 });
  const results = resultsOver(stopped);
  const waiting = results.read().next();
  results.stop();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(stopped.isLeft).toBe(true);
});
