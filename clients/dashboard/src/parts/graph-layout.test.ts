import { expect, test } from "vitest";
import { layOut, nodeSize } from "./graph-layout.ts";

const nodes = (...ids: string[]) => new Map(ids.map((id) => [id, id]));
const edge = (source: string, target: string, asset = "ether") => ({
  id: `${source} ${target} ${asset}`,
  source,
  target,
});

test("payers stand to the left of whom they pay, and no two nodes over each other", () => {
  const placed = layOut(nodes("a", "b", "c", "d"), [
    edge("a", "b"),
    edge("b", "c"),
    edge("a", "d"),
    edge("a", "b", "0x"),
  ]);
  const at = (id: string) => placed.find((one) => one.id === id) ?? { x: NaN, y: NaN };
  expect(at("a").x).toBeLessThan(at("b").x);
  expect(at("b").x).toBeLessThan(at("c").x);
  const [b, d] = [at("b"), at("d")];
  expect(Math.abs(b.x - d.x) >= nodeSize.width || Math.abs(b.y - d.y) >= nodeSize.height).toBe(true);
});

test("who pays in a circle, or itself, is placed too", () => {
  const placed = layOut(nodes("a", "b"), [edge("a", "b"), edge("b", "a"), edge("a", "a")]);
  expect(placed.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});
