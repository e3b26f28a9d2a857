import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { PaymentConnection } from "../connection/payment-connection.ts";
import { payingFetch } from "./paying-fetch.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** As much as an offer may hold: paths of as many steps as they have room for. */
const routesOf = (payee: number) =>
  Array.from({ length: 256 }, (_, index) => ({ path: `${"/A".repeat(124)}/${payee}.${index}`, lane: 0 }));
const offerOf = (payee: number) => ({
  provider: `0x${"1".repeat(40)}`,
  factory: `0x${"2".repeat(40)}`,
  asset: `0x${"0".repeat(40)}`,
  chainId: "1",
  tolerancePeriod: 60,
  terminationPeriod: 900,
  lanes: [{ lane: 0, label: "", price: "1" }],
  lane: 0,
  routes: routesOf(payee),
});

test("payees of many names, with as much to offer as they can, do not fill the memory of who pays", async () => {
  // Nobody is there to open channels, which comes after the offer is taken over.
  const key = { keyId: "a".repeat(32), secret: "b".repeat(64) };
  const connection = new PaymentConnection({ url: "ws://127.0.0.1:1/services", ...key, patienceMs: 1 });
  const payees = 80;
  const ask: typeof fetch = async (url) => {
    const payee = Number(new URL(String(url)).hostname.slice(5));
    return Response.json({ error: { code: "PAYMENT_REQUIRED", message: "" }, offer: offerOf(payee) }, { status: 402 });
  };
  const pay = payingFetch(ask, connection, { limits: { maxPrice: 1n, funding: 10n } });
  collect();
  const before = process.memoryUsage().heapUsed;
  const codes = Array.from({ length: payees }, (_, payee) => pay(`http://payee${payee}/`).catch(({ code }) => code));
  expect(new Set(await Promise.all(codes))).toEqual(new Set(["TIMEOUT"]));
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  connection.close();
  // Still there, with all that it remembers.
  expect(pay).toBeTypeOf("function");
});
