import { expect, test } from "vitest";
import { decodeReadPositions, encodeReadPositions, maxPositions } from "./read-positions.ts";

test("positions come through their text as they were", () => {
  for (const positions of [
    { after: ["a_1"] },
    { after: [], asOf: [] },
    { after: ["a", "b"], asOf: ["c-d"] },
    { after: Array.from({ length: maxPositions }, (_, at) => `${at}`) },
  ]) {
    expect(decodeReadPositions(encodeReadPositions(positions))).toEqual(positions);
  }
});

test("nothing else does", () => {
  const tooMany = encodeReadPositions({ after: Array.from({ length: maxPositions + 1 }, (_, at) => `${at}`) });
  const tooLong = encodeReadPositions({ after: ["a".repeat(513)] });
  for (const text of ["", "after", "after=a b", "after=a,,b", "asOf=a", "after=a;asOf=b;asOf=c", tooMany, tooLong]) {
    expect(decodeReadPositions(text)).toBeUndefined();
  }
});
