import { describe, expect, test } from "vitest";
import { timestamp } from "./columns.ts";
import { cursorOf, orderOf, valuesOf } from "./list-query.ts";
import { defineTable } from "./table.ts";

const table = defineTable({ name: "t", columns: { at: timestamp() }, key: ["at"] });
const query = { schema: "s", table, order: orderOf(table, "at") };
const read = (time: string) => valuesOf(cursorOf(query, [time]), query);

describe("a cursor's time", () => {
  test.each([
    ...["2026-01-31 12:00:00+00", "2024-02-29 23:59:59.999999+14", "0001-01-01 00:00:00-09:30"],
    ...["12345-06-07 00:00:00+00", "275760-09-13 00:00:00+00"],
  ])("may be %s", (time) => expect(read(time)).toEqual([time]));

  test.each([
    ...["2026-13-01 00:00:00+00", "2026-00-10 00:00:00+00", "2026-02-30 00:00:00+00", "0000-01-01 00:00:00+00"],
    ...["2026-01-01 24:00:01+00", "2026-01-01 23:60:00+00", "2026-01-01 23:59:61+00", "2026-01-01 00:00:00+99"],
    ...["999999-01-01 00:00:00+00", "infinity", ""],
  ])("is refused when no database could have written it: %s", (time) => {
    expect(() => read(time)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  });
});
