import { parse } from "graphql";
import { expect, test } from "vitest";
import { createClient } from "./client.ts";
import { streamDocument } from "./stream-document.ts";

test.each([
  ["directly", "subscription ($after: Cursor) { e: events(after: $after) { cursor } }", { e: { cursor: "x" } }],
  ["by another name", "subscription ($from: Cursor) { events(after: $from) { at: cursor } }", { events: { at: "x" } }],
  [
    "in fragments",
    "subscription ($after: Cursor) { events(after: $after) { ...A } } fragment A on E { ... on E { cursor } }",
    { events: { cursor: "x" } },
  ],
])("finds a cursor that is selected %s", (_how, text, data) => {
  expect(streamDocument(parse(text)).cursorOf(data)).toBe("x");
});

test.each([
  ["no `after`", "subscription { events { cursor } }"],
  ["an `after` that is always the same", 'subscription { events(after: "x") { cursor } }'],
  ["no cursor", "subscription ($after: Cursor) { events(after: $after) { id } }"],
  ["another field by the cursor's name", "subscription ($after: Cursor) { events(after: $after) { cursor: id } }"],
  [
    "a cursor at times",
    "subscription ($after: Cursor, $if: Boolean!) { events(after: $after) { cursor @include(if: $if) } }",
  ],
  [
    "a field at times",
    "subscription ($after: Cursor, $if: Boolean!) { events(after: $after) @skip(if: $if) { cursor } }",
  ],
  [
    "two subscriptions",
    "subscription A($after: Cursor) { events(after: $after) { cursor } } subscription B { c { cursor } }",
  ],
  ["no subscription", "query ($after: Cursor) { events(after: $after) { cursor } }"],
])("a document with %s is refused, since events could be lost", (_what, text) => {
  const client = createClient();
  expect(() => client.subscribe(parse(text) as never, {} as never)).toThrow(
    expect.objectContaining({ name: "NotResumableError", code: "NOT_RESUMABLE" }),
  );
});
