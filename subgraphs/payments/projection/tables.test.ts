import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { paymentsStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(paymentsStore)).toBe("b0d0e3996dd3f9d725b27bb476c397075839cc0cf8a03be8897c45a7c998ceba");
});
