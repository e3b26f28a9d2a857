import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { marketplaceStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(marketplaceStore("marketplace"))).toBe(
    "0718f8f36933c4ef7155596ac2a715d1d585993a5343370f90c42e3823c68eae",
  );
});
