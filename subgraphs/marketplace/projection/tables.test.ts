import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { marketplaceStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(marketplaceStore("marketplace"))).toBe(
    "2e724f7ad5664a593dbf8d38ad9fc79f546ae716e8890a5d8349642d131f8ea0",
  );
});
