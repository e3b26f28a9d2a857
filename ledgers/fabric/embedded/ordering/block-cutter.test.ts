import { describe, expect, test } from "vitest";
import { BlockCutter } from "./block-cutter.ts";

function cutter(maxMessages: number, preferredBytes: number): BlockCutter<string> {
  return new BlockCutter({ maxMessages, preferredBytes }, (message) => message.length);
}

describe("the block cutter", () => {
  test("keeps messages until the count is reached", () => {
    const blocks = cutter(3, 100);
    expect(blocks.add("a")).toEqual([]);
    expect(blocks.add("b")).toEqual([]);
    expect(blocks.add("c")).toEqual([["a", "b", "c"]]);
    expect(blocks.isEmpty).toBe(true);
  });

  test("closes a batch before a message would make it too large", () => {
    const blocks = cutter(10, 5);
    blocks.add("aaa");
    expect(blocks.add("bbb")).toEqual([["aaa"]]);
    expect(blocks.cut()).toEqual(["bbb"]);
  });

  test("gives a message that is too large a batch of its own", () => {
    const blocks = cutter(10, 5);
    blocks.add("a");
    expect(blocks.add("bbbbbb")).toEqual([["a"], ["bbbbbb"]]);
    expect(blocks.isEmpty).toBe(true);
  });
});
