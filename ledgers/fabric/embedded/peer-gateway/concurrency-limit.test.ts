import { status } from "@grpc/grpc-js";
import { expect, test } from "vitest";
import { ConcurrencyLimit } from "./concurrency-limit.ts";

test("calls beyond the limit are refused in a peer's words until one has ended", () => {
  const limit = new ConcurrencyLimit("/gateway.Gateway", 2);
  const leave = limit.enter();
  limit.enter();
  expect(() => limit.enter()).toThrow(
    expect.objectContaining({
      code: status.UNKNOWN,
      details: "too many requests for /gateway.Gateway, exceeding concurrency limit (2)",
    }),
  );
  leave();
  expect(() => limit.enter()).not.toThrow();
});
