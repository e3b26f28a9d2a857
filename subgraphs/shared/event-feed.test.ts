import { expect, test } from "vitest";
import { EventFeed, type FeedEntry } from "./event-feed.ts";

const at = (block: number, event = 0) => ({ block: BigInt(block), transaction: 0, event });

function feedOf(count: number, capacity?: number) {
  const feed = new EventFeed<number>(capacity);
  for (let block = 1; block <= count; block++) feed.append(at(block), block);
  return feed;
}

async function take<E>(reader: AsyncIterator<FeedEntry<E>>, count: number): Promise<FeedEntry<E>[]> {
  const taken: FeedEntry<E>[] = [];
  while (taken.length < count) {
    const { value, done } = await reader.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

test("a reader without a cursor gets only what comes", async () => {
  const feed = feedOf(3);
  const reader = feed.follow();
  const next = reader.next();
  feed.append(at(4), 4);
  expect((await next).value.event).toBe(4);
});

test("a reader resumes after its cursor with nothing lost and nothing twice", async () => {
  const feed = feedOf(5);
  const first = feed.follow({ matches: (event) => event % 2 === 1 });
  feed.append(at(6), 6);
  feed.append(at(7), 7);
  const [seven] = await take(first, 1);
  feed.append(at(7), 7);
  feed.append(at(8), 8);
  feed.append(at(9), 9);
  const rest = await take(feed.follow({ after: seven?.cursor }), 2);
  expect(rest.map((entry) => entry.event)).toEqual([8, 9]);
});

test("a reader that returns while it waits ends at once", async () => {
  const reader = feedOf(1).follow();
  const waiting = reader.next();
  await reader.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test("a reader that falls out of the kept events is ended with its cursor", async () => {
  const feed = feedOf(1, 2);
  const reader = feed.follow();
  feed.append(at(2), 2);
  const [two] = await take(reader, 1);
  for (let block = 3; block <= 9; block++) feed.append(at(block), block);
  await expect(reader.next()).rejects.toThrow(two?.cursor);
});

test("refuses a cursor that no stream gave out or that is too old", () => {
  const feed = feedOf(9, 2);
  for (const after of ["bm9uc2Vuc2U", Buffer.from("1.0.0").toString("base64url")]) {
    expect(() => feed.follow({ after })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  }
});
