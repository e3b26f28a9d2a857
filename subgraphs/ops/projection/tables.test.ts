import { expect, test } from "vitest";
import { layoutDigest } from "../../../store/testing/store-layout.ts";
import { opsStore } from "./tables.ts";

test("the store keeps what earlier versions wrote", () => {
  expect(layoutDigest(opsStore("ops"))).toBe("902dcddb5c6091dc4cff2e122c90b2b97d2928371af1a33a0458a10e199992f3");
});
