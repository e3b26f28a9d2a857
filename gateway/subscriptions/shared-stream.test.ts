import { type ExecutionResult, GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { SharedStream } from "./shared-stream.ts";
import type { StreamCursor } from "./stream-cursor.ts";

/** No reader is given up for being slow, as a busy machine makes one. */
const limits = { maxWaitingEvents: 6, maxEventBytes: 1_000_000, maxStallMs: 600_000 };

/** Stream of numbers, each its own cursor, from any number on. */
class Numbers {
  readonly #newest = { number: 0, grown: Promise.withResolvers<void>() };
  readonly #openSubscriptions = new Set<never>();
  readonly #limits: Partial<typeof limits>;
  /** Text of each event besides its number. */
  readonly #text: string;
  open = 0;
  /** Answer in place of a stream, when it is not to be opened. */
  instead: (() => ExecutionResult) | undefined;

  constructor(own: Partial<typeof limits> = {}, text = "") {
    this.#limits = own;
    this.#text = text;
  }

  grow(count: number): void {
    this.#newest.number += count;
    this.#newest.grown.resolve();
    this.#newest.grown = Promise.withResolvers();
  }

  follow(after: number): AsyncIterator<ExecutionResult> {
    this.open += 1;
    let next = after + 1;
    const left = Promise.withResolvers<void>();
    let isLeft = false;
    return {
      next: async () => {
        while (next > this.#newest.number && !isLeft) await Promise.race([this.#newest.grown.promise, left.promise]);
        return isLeft
          ? { done: true, value: undefined }
          : { done: false, value: { data: { number: next++, text: this.#text } } };
      },
      return: async () => {
        this.open -= isLeft ? 0 : 1;
        isLeft = true;
        left.resolve();
        return { done: true, value: undefined };
      },
    };
  }

  /** Shared stream over these numbers. */
  shared(): SharedStream {
    return new SharedStream({
      subgraph: "numbers",
      limits: { ...limits, ...this.#limits },
      openSubscriptions: this.#openSubscriptions,
      open: async (after) => this.instead?.() ?? this.follow(after === undefined ? this.#newest.number : Number(after)),
      cursorOf: ({ data }) => `${data?.number}`,
      onClosed: () => {},
    });
  }
}

const join = async (stream: SharedStream, after?: number) =>
  (await stream.join(after === undefined ? undefined : `${after}`)) as StreamCursor;

/** Reads numbers up to one, in batches with a pause in between. */
async function readTo(reader: StreamCursor, last: number, batch = 1, pauseMs = 0): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.at(-1) !== last && !reader.isOver) {
    const events = reader.take(batch);
    if (events.length === 0) await reader.more();
    numbers.push(...events.map(({ result }) => result.data?.number as number));
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return numbers;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("readers that catch up from the same event need not be equally fast", async () => {
  const numbers = new Numbers();
  numbers.grow(100);
  const stream = numbers.shared();
  const [fast, slow] = await Promise.all([join(stream, 0), join(stream, 0)]);
  expect(stream.subscriptions).toBe(1);
  const [all, allToo] = await Promise.all([readTo(fast, 100, 3), readTo(slow, 100, 1, 2)]);
  expect([all, allToo]).toEqual([range(1, 100), range(1, 100)]);
});

test("one that stops while it catches up is not left out, wherever it stopped", async () => {
  for (const taken of range(1, limits.maxWaitingEvents)) {
    const numbers = new Numbers();
    numbers.grow(100);
    const stream = numbers.shared();
    const [fast, slow] = await Promise.all([join(stream, 0), join(stream, 0)]);
    const first = await readTo(slow, taken);
    expect(await readTo(fast, 100)).toEqual(range(1, 100));
    expect([...first, ...(await readTo(slow, 100))]).toEqual(range(1, 100));
  }
});

test("who has caught up joins the others, and the last one to leave ends the subscription", async () => {
  const numbers = new Numbers();
  numbers.grow(100);
  const stream = numbers.shared();
  const readers = [await join(stream), await join(stream, 40), await join(stream, 97)];
  expect(stream.subscriptions).toBe(3);
  const reading = readers.map((reader) => readTo(reader, 120));
  for (let number = 101; number <= 120; number++) {
    numbers.grow(1);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(await Promise.all(reading)).toEqual([range(101, 120), range(41, 120), range(98, 120)]);
  expect([stream.subscriptions, numbers.open]).toEqual([1, 1]);
  for (const reader of readers) reader.leave();
  expect([stream.subscriptions, numbers.open]).toEqual([0, 0]);
});

test("a reader at the limit goes on, one that is further behind than others is cut and knows where", async () => {
  const numbers = new Numbers();
  const stream = numbers.shared();
  const [fast, slow] = [await join(stream), await join(stream)];
  const reading = readTo(fast, 1 + limits.maxWaitingEvents);
  numbers.grow(1);
  expect(await readTo(slow, 1)).toEqual([1]);
  numbers.grow(limits.maxWaitingEvents);
  await reading;
  expect(slow.isCut).toBe(false);
  const next = readTo(fast, 2 + limits.maxWaitingEvents);
  numbers.grow(1);
  await next;
  expect([slow.isCut, slow.cursor]).toEqual([true, "1"]);
  const resumed = await join(stream, 1);
  expect(await readTo(resumed, 8)).toEqual(range(2, 8));
});

test("a reader that is alone is waited for as long as it reads on, and cut when it does not", async () => {
  const numbers = new Numbers({ maxStallMs: 3_000 });
  const stream = numbers.shared();
  const reader = await join(stream);
  numbers.grow(50);
  expect(await readTo(reader, 50, 1, 1)).toEqual(range(1, 50));
  numbers.grow(50);
  await expect.poll(() => reader.isCut).toBe(true);
  expect([reader.cursor, stream.subscriptions, numbers.open]).toEqual(["50", 0, 0]);
});

test("a subscription that could not be opened is opened anew for who comes next", async () => {
  const numbers = new Numbers();
  const stream = numbers.shared();
  numbers.instead = () => {
    throw new Error("lost");
  };
  await expect(stream.join(undefined)).rejects.toThrow("lost");
  numbers.instead = undefined;
  const reader = await join(stream);
  numbers.grow(1);
  expect(await readTo(reader, 1)).toEqual([1]);
});

test("who needs a subscription of its own to go on is cut when that is refused, and knows where", async () => {
  const numbers = new Numbers();
  numbers.grow(100);
  const stream = numbers.shared();
  const [fast, slow] = await Promise.all([join(stream, 0), join(stream, 0)]);
  numbers.instead = () => ({ errors: [new GraphQLError("no more")] });
  expect(await readTo(fast, 100, 3)).toEqual(range(1, 100));
  expect([slow.isCut, slow.cursor]).toEqual([true, "0"]);
  fast.leave();
  expect([stream.subscriptions, numbers.open]).toEqual([0, 0]);
});

test("events count by their size too: a subscription that is full of them by bytes forgets, cuts and waits as by number", async () => {
  const wide = { maxWaitingEvents: 1_000, maxEventBytes: 50_000 };
  const numbers = new Numbers(wide, "x".repeat(1_000));
  const stream = numbers.shared();
  const [fast, slow] = [await join(stream), await join(stream)];
  numbers.grow(1);
  expect(await readTo(fast, 1)).toEqual([1]);
  // Some four kilobytes each: twelve of them fit.
  for (let number = 2; number <= 40; number += 1) {
    numbers.grow(1);
    await readTo(fast, number);
  }
  expect([slow.isCut, slow.cursor]).toEqual([true, undefined]);
  // The buffer begins later, so this one needs a subscription of its own until it has caught up.
  const behind = await join(stream, 10);
  expect(stream.subscriptions).toBe(2);
  expect(await readTo(behind, 40)).toEqual(range(11, 40));
});

test("however many subscriptions are open, they share what events may take", async () => {
  const own = { maxWaitingEvents: 1_000, maxEventBytes: 200_000 };
  const numbers = new Numbers(own, "x".repeat(1_000));
  numbers.grow(2_000);
  const stream = numbers.shared();
  const readers = await Promise.all(range(0, 9).map((place) => join(stream, 100 * place)));
  expect(stream.subscriptions).toBe(10);
  // A tenth of it holds four events.
  await expect.poll(() => readers.map(({ lag }) => lag)).toEqual(Array(10).fill(4));
  for (const reader of readers) reader.leave();
});

test("an event that is larger than all that may be kept arrives all the same", async () => {
  const numbers = new Numbers({ maxEventBytes: 100 }, "x".repeat(1_000));
  const stream = numbers.shared();
  const reader = await join(stream);
  numbers.grow(20);
  expect(await readTo(reader, 20)).toEqual(range(1, 20));
});
