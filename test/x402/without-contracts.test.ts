import { expect, test } from "vitest";
import { X402World } from "./x402-world.ts";

test("a chain without the scheme's contracts has the service offer its own channels only", async () => {
  const world = await X402World.start();
  const response = await fetch(world.url);
  expect(response.status).toBe(402);
  expect(response.headers.has("payment-offer")).toBe(true);
  expect(response.headers.has("payment-required")).toBe(false);
  const paid = await fetch(world.url, { headers: { "payment-signature": "e30=" } });
  expect([paid.status, paid.headers.get("payment-error")]).toEqual([402, "NOT_FOUND"]);
  expect(world.served).toBe(0);
  await world.stop();
});
