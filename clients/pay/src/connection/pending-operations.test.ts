import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PaymentError } from "../errors/payment-error.ts";
import { maxFrame, maxOperations } from "../protocol/closing.ts";
import { sealLength } from "../protocol/frame-seal.ts";
import { serviceFrameSchema } from "../protocol/operations.ts";
import { PendingOperations } from "./pending-operations.ts";

const patienceMs = 10_000;
const start = Date.UTC(2026, 0, 2, 3, 4);
let pending: PendingOperations;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  pending = new PendingOperations(patienceMs);
});
afterEach(() => void vi.useRealTimers());

const frames = (payloads: Iterable<string>) =>
  Array.from(payloads, (payload) => serviceFrameSchema.parse(JSON.parse(payload)));
const newFrames = () => frames(pending.newFrames());
const sentFrames = () => frames(pending.sentFrames());

/** Outcome of an operation, as soon as it is known. */
function ask(name: string, more: object = {}): { outcome?: unknown } {
  const asked: { outcome?: unknown } = {};
  pending.add({ name, ...more }).then(
    (result) => {
      asked.outcome = result;
    },
    (error) => {
      asked.outcome = error;
    },
  );
  return asked;
}

const nth = (index: number) => ({ name: "do", index });
const sent = (id: string, ...operations: readonly unknown[]) => ({ id, isAgain: true, operations });

const turn = () => vi.advanceTimersByTimeAsync(0);
const failed = (code: string, isRetryable = false) => expect.objectContaining({ code, isRetryable });

/** Operations that went into one frame. */
function sendTogether(count: number) {
  const asked = Array.from({ length: count }, (_, index) => ask("do", { index }));
  const [{ id } = { id: "" }, ...others] = newFrames();
  expect(others).toEqual([]);
  return { id, asked };
}

test("what waits goes into one frame, and the next frame is another", () => {
  ask("one", { number: 1 });
  ask("two", { list: [2] });
  expect(pending.waiting).toBe(2);
  const first = newFrames();
  const operations = [
    { name: "one", number: 1 },
    { name: "two", list: [2] },
  ];
  expect(first).toEqual([{ id: expect.any(String), isAgain: false, operations }]);
  expect([pending.waiting, newFrames()]).toEqual([0, []]);
  ask("three");
  const second = newFrames();
  expect(second).toEqual([{ id: expect.any(String), isAgain: false, operations: [{ name: "three" }] }]);
  expect(first[0]?.id).not.toBe(second[0]?.id);
});

test("a frame's id begins with its minute, and no other client has it", () => {
  const other = new PendingOperations(patienceMs);
  other.add({ name: "do" }).catch(() => {});
  ask("do");
  const ids = [...newFrames(), ...frames(other.newFrames())].map(({ id }) => id);
  const minute = (start / 60_000).toString(16).padStart(8, "0");
  expect(ids.map((id) => id.slice(0, 9))).toEqual([`${minute}.`, `${minute}.`]);
  expect(new Set(ids).size).toBe(2);
  other.failAll(new PaymentError("CLOSED", "test"));
});

test("answers come in any order, each in the place of what it answers", async () => {
  const { id, asked } = sendTogether(3);
  pending.settle({ frame: id, place: 2, result: { left: "10" } });
  pending.settle({ frame: id, place: 0, error: { code: "NOT_FOUND", message: "no such channel", isRetryable: true } });
  await turn();
  expect(asked).toEqual([{ outcome: failed("NOT_FOUND", true) }, {}, { outcome: { left: "10" } }]);
  expect(asked[0]?.outcome).toBeInstanceOf(PaymentError);
  pending.settle({ frame: id, place: 1, result: null });
  await turn();
  expect(asked[1]).toEqual({ outcome: null });
});

test("an answer to what nobody asked, or a second one, changes nothing", async () => {
  const { id, asked } = sendTogether(2);
  pending.settle({ frame: id, place: 0, result: "first" });
  pending.settle({ frame: id, place: 0, result: "second" });
  pending.settle({ frame: id, place: 2, result: "nowhere" });
  pending.settle({ frame: `${id}0`, place: 1, result: "elsewhere" });
  await turn();
  expect(asked).toEqual([{ outcome: "first" }, {}]);
});

test("a frame is sent again under its id, without what was answered, until all is", () => {
  const { id } = sendTogether(3);
  const later = sendTogether(1).id;
  pending.settle({ frame: id, place: 1, result: true });
  const again = sent(id, nth(0), null, nth(2));
  expect(sentFrames()).toEqual([again, sent(later, nth(0))]);
  expect(sentFrames()[0]).toEqual(again);
  pending.settle({ frame: id, place: 0, result: true });
  pending.settle({ frame: id, place: 2, error: { code: "FORBIDDEN", message: "not yours", isRetryable: false } });
  expect(sentFrames()).toEqual([sent(later, nth(0))]);
  pending.settle({ frame: later, place: 0, result: true });
  expect(sentFrames()).toEqual([]);
});

test("what no frame carried yet is not sent again, but for the first time", () => {
  const { id } = sendTogether(1);
  ask("new");
  expect(sentFrames()).toEqual([sent(id, nth(0))]);
  expect(newFrames()).toEqual([{ id: expect.any(String), isAgain: false, operations: [{ name: "new" }] }]);
});

test("after its patience an operation fails, and leaves its frame and those to come", async () => {
  const { id, asked } = sendTogether(1);
  const unsent = ask("sent later");
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  const late = sendTogetherWith("late");
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  expect([asked[0], unsent]).toEqual(Array(2).fill({ outcome: failed("TIMEOUT", true) }));
  expect(late.asked).toEqual({});
  expect(sentFrames()).toEqual([sent(late.id, null, { name: "late" })]);
  pending.settle({ frame: id, place: 0, result: "too late" });
  await turn();
  expect(asked[0]).toEqual({ outcome: failed("TIMEOUT", true) });
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  expect(late.asked).toEqual({ outcome: failed("TIMEOUT", true) });
  expect([sentFrames(), vi.getTimerCount()]).toEqual([[], 0]);
});

/** One more operation that goes with all that waits. */
function sendTogetherWith(name: string) {
  const asked = ask(name);
  const [{ id } = { id: "" }] = newFrames();
  return { id, asked };
}

test("a clock that is set makes no operation end sooner or later", async () => {
  const { asked } = sendTogether(1);
  vi.setSystemTime(start + 3_600_000);
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  expect(asked[0]).toEqual({});
  vi.setSystemTime(start - 3_600_000);
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  expect(asked[0]).toEqual({ outcome: failed("TIMEOUT", true) });
});

test("what timed out before any frame carried it is never sent", async () => {
  const early = ask("early");
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  ask("late");
  await vi.advanceTimersByTimeAsync(patienceMs / 2);
  expect(early).toEqual({ outcome: failed("TIMEOUT", true) });
  expect(newFrames()).toEqual([{ id: expect.any(String), isAgain: false, operations: [{ name: "late" }] }]);
});

test("more operations than a frame takes go into several", async () => {
  const asked = Array.from({ length: maxOperations + 1 }, (_, index) => ask("do", { index }));
  const sent = newFrames();
  expect(sent.map(({ operations }) => operations.length)).toEqual([maxOperations, 1]);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
  pending.settle({ frame: sent[1]?.id ?? "", place: 0, result: "last" });
  await turn();
  expect(asked.at(-1)).toEqual({ outcome: "last" });
  expect(asked[0]).toEqual({});
});

test("no frame is larger than one may be, in bytes, and none is much smaller than it need be", () => {
  for (let index = 0; index < 200; index += 1) ask("do", { text: "€".repeat(5_000) });
  const sizes = Array.from(pending.newFrames(), (payload) => Buffer.byteLength(payload) + sealLength);
  const again = Array.from(pending.sentFrames(), (payload) => Buffer.byteLength(payload) + sealLength);
  expect(Math.max(...sizes, ...again)).toBeLessThanOrEqual(maxFrame);
  expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(maxFrame - 16_000);
});

test("when the connection ends for good everything fails, and nothing is left to send", async () => {
  const { asked } = sendTogether(2);
  const unsent = ask("unsent");
  pending.failAll(new PaymentError("CLOSED", "the connection was closed"));
  await turn();
  expect([...asked, unsent]).toEqual(Array(3).fill({ outcome: failed("CLOSED") }));
  expect([sentFrames(), newFrames(), pending.waiting, vi.getTimerCount()]).toEqual([[], [], 0, 0]);
});
