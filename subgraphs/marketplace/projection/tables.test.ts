import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { marketplaceStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(marketplaceStore("marketplace"))).toBe(
    "787f55c77d3d56b57c9e33583f5103600ef934c666727e48fddbd19a7d5a99df",
  );
});
