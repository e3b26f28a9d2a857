import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { paymentsStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(paymentsStore)).toBe("5ef5dd64930f0c0947b2ee1011be29f988874ef711cdbe147316f37c3b3cc2d4");
});
