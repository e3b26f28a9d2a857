import { type ExecutionResult, GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { resumed } from "./resumed.ts";

const lost: ExecutionResult = {
  errors: [new GraphQLError("lost", { extensions: { code: "DOWNSTREAM_SERVICE_ERROR" } })],
};
const refusal: ExecutionResult = { errors: [new GraphQLError("no", { extensions: { code: "BAD_INPUT" } })] };
const event = (cursor: number): ExecutionResult => ({ data: { cursor: String(cursor) } });
const cursorOf = ({ data }: ExecutionResult) => data?.cursor as string | undefined;

/** Instances that bring what they are given, one after the other, and note after which event they were asked. */
function instances(...brought: readonly (readonly ExecutionResult[] | ExecutionResult)[]) {
  const asked: (string | undefined)[] = [];
  const open = (after: string | undefined) => {
    const results = brought[asked.push(after) - 1] ?? [];
    return "length" in results
      ? (results[Symbol.iterator]() as unknown as AsyncIterableIterator<ExecutionResult>)
      : results;
  };
  return { asked, open };
}

async function all(stream: ExecutionResult | AsyncIterator<ExecutionResult>): Promise<ExecutionResult[]> {
  if (!("next" in stream)) return [stream];
  const results: ExecutionResult[] = [];
  for (let result = await stream.next(); !result.done; result = await stream.next()) {
    results.push(result.value);
    if (result.value.errors) break;
  }
  return results;
}

test("it goes on at another instance after the last event", async () => {
  const { asked, open } = instances([event(1), event(2), lost], [lost], [event(3), lost], [event(4)]);
  expect(await all(await resumed({ open, after: undefined, cursorOf }))).toEqual([1, 2, 3, 4].map(event));
  expect(asked).toEqual([undefined, "2", "2", "3"]);
});

test("before any event it goes on after its beginning, and without one it ends as lost", async () => {
  const begun = instances([lost], [event(8)]);
  expect(await all(await resumed({ open: begun.open, after: "7", cursorOf }))).toEqual([event(8)]);
  expect(begun.asked).toEqual(["7", "7"]);
  const now = instances([lost], [event(8)]);
  expect(await all(await resumed({ open: now.open, after: undefined, cursorOf }))).toEqual([lost]);
});

test("refusals are told, at the beginning and later", async () => {
  const first = instances(refusal);
  expect(await all(await resumed({ open: first.open, after: "7", cursorOf }))).toEqual([refusal]);
  const later = instances([event(1), lost], refusal);
  expect(await all(await resumed({ open: later.open, after: undefined, cursorOf }))).toEqual([event(1), refusal]);
});

test("whoever leaves while it looks for an instance leaves at once", async () => {
  const { open } = instances([event(1), lost], [lost], [lost], [lost], [lost], [lost]);
  const stream = (await resumed({ open, after: undefined, cursorOf })) as AsyncIterator<ExecutionResult>;
  await stream.next();
  const next = stream.next();
  await stream.return?.();
  expect((await next).done).toBe(true);
});
