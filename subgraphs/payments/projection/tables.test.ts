import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { paymentsStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(paymentsStore)).toBe("cd7524b26c2e0966338301ce2cd2e8fc1d354798a3c1b0b0aa8ccc334ae97efe");
});
