import { expect, test } from "vitest";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { PaymentGuard } from "./payment-guard.ts";

test("a provider that sets the former name of maxBatch is told the new one", () => {
  const options = { price: 10n, ahead: 16 };
  expect(() => new PaymentGuard({} as PaymentConnection, options)).toThrow(
    expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining("maxBatch in the place of ahead") }),
  );
});
