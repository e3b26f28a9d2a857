import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { PaymentError } from "../errors/payment-error.ts";
import type { PaymentBegun, Settlement, X402Payments } from "../protocol/x402.ts";
import { X402Guard } from "./x402-guard.ts";

const address = `0x${"1".repeat(40)}`;
const options = { assetName: "Dollar", assetVersion: "1", minDeposit: 100n };
const settlement: Settlement = {
  success: true,
  transaction: "",
  network: "eip155:1",
  payer: address,
  amount: "",
  extra: {},
};
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64");

/** A payment server that holds every payment, unless told otherwise. */
class StandInPayments implements X402Payments {
  readonly log: string[] = [];
  begun: PaymentBegun | Error = { kind: "held", payment: "1", payer: address };
  /** Gate that finishing waits for. */
  finishing = () => Promise.resolve(settlement);

  async beginX402(header: string | undefined): Promise<PaymentBegun> {
    this.log.push(`begin ${header}`);
    if (this.begun instanceof Error) throw this.begun;
    return this.begun;
  }

  finishX402(payment: string): Promise<Settlement> {
    this.log.push(`finish ${payment}`);
    return this.finishing();
  }

  async giveUpX402(payment: string): Promise<null> {
    this.log.push(`give up ${payment}`);
    return null;
  }
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(payments: X402Payments, serve: Serve, publicOrigin?: string): Promise<string> {
  const guard = new X402Guard(payments, { ...options, publicOrigin });
  server = createServer((incoming, response) => {
    const asked = { request: incoming, response, url: incoming.url ?? "/", asset: address, price: 10n };
    guard.admit(asked).then(
      (payer) => payer && serve(incoming, response),
      (error) => response.writeHead(418).end(error.code),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const pay = (url: string) => fetch(url, { headers: { "payment-signature": "voucher" } });

test("an answer leaves when its payment is durable, and tells so", async () => {
  const payments = new StandInPayments();
  const durable = Promise.withResolvers<Settlement>();
  payments.finishing = () => durable.promise;
  const url = await listen(payments, (_, response) => {
    response.writeHead(201, { "x-own": "kept" });
    response.write("one ");
    response.end("two");
  });
  let isAnswered = false;
  const answering = pay(url).finally(() => {
    isAnswered = true;
  });
  while (payments.log.length < 2) await new Promise(setImmediate);
  expect(isAnswered).toBe(false);
  durable.resolve(settlement);
  const response = await answering;
  expect([response.status, response.headers.get("x-own"), await response.text()]).toEqual([201, "kept", "one two"]);
  expect(response.headers.get("payment-response")).toBe(encoded(settlement));
  expect(payments.log).toEqual(["begin voucher", "finish 1"]);
});

test("a long answer flows with its reader", async () => {
  const payments = new StandInPayments();
  const chunk = "x".repeat(65_536);
  const url = await listen(payments, async (_, response) => {
    for (let index = 0; index < 200; index += 1) if (!response.write(chunk)) await once(response, "drain");
    response.end();
  });
  expect((await (await pay(url)).text()).length).toBe(200 * 65_536);
});

test("who pays nothing is told what to pay, and nothing is served", async () => {
  const payments = new StandInPayments();
  payments.begun = { kind: "required", error: "because", accepts: [] };
  const url = await listen(payments, () => expect.unreachable());
  const response = await fetch(url);
  expect(response.status).toBe(402);
  const told = JSON.parse(Buffer.from(response.headers.get("payment-required") ?? "", "base64").toString());
  expect(told).toEqual({ x402Version: 2, error: "because", resource: { url }, accepts: [] });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(payments.log).toEqual(["begin undefined"]);
});

test("behind a proxy that ends TLS the offer is for where clients find the service, whatever they say themselves", async () => {
  const payments = new StandInPayments();
  payments.begun = { kind: "required", accepts: [] };
  const url = await listen(payments, () => expect.unreachable(), "https://api.example.org");
  const headers = { "x-forwarded-proto": "gopher", "x-forwarded-host": "elsewhere" };
  const response = await fetch(`${url}weather?x=1`, { headers });
  const told = JSON.parse(Buffer.from(response.headers.get("payment-required") ?? "", "base64").toString());
  expect(told.resource).toEqual({ url: "https://api.example.org/weather?x=1" });
});

test.each(["api.example.org", "https://api.example.org/v1", "https://me@api.example.org", "ftp://x", "https://x/"])(
  "%s is no public origin",
  (publicOrigin) => {
    expect(() => new X402Guard(new StandInPayments(), { ...options, publicOrigin })).toThrow(
      expect.objectContaining({ code: "BAD_INPUT" }),
    );
  },
);

test("a refund is answered without the service", async () => {
  const payments = new StandInPayments();
  payments.begun = { kind: "refunded", settlement };
  const url = await listen(payments, () => expect.unreachable());
  const response = await pay(url);
  expect([response.status, response.headers.get("payment-response")]).toEqual([200, encoded(settlement)]);
});

test.each([400, 404, 500])("an answer %d costs nothing", async (status) => {
  const payments = new StandInPayments();
  const url = await listen(payments, (_, response) => response.writeHead(status).end("no"));
  const response = await pay(url);
  expect([response.status, response.headers.get("payment-response")]).toEqual([status, null]);
  expect(payments.log).toEqual(["begin voucher", "give up 1"]);
});

test("an answer 399 is paid, as its status is below 400", async () => {
  const payments = new StandInPayments();
  const url = await listen(payments, (_, response) => response.writeHead(399).end());
  await pay(url);
  expect(payments.log).toEqual(["begin voucher", "finish 1"]);
});

test("an answer that cannot be charged does not leave, whatever the service still writes", async () => {
  const payments = new StandInPayments();
  payments.finishing = () => Promise.reject(new Error("the store is gone"));
  const written = Promise.withResolvers<void>();
  const url = await listen(payments, async (_, response) => {
    response.write("secret");
    await once(response, "finish");
    response.end("more");
    written.resolve();
  });
  const response = await pay(url);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await response.text()).not.toContain("secret");
  await written.promise;
});

test("of an answer that does not leave nothing is left: no length, tag, trailer or header that its service has set", async () => {
  const payments = new StandInPayments();
  payments.finishing = () => Promise.reject(new Error("the store is gone"));
  const url = await listen(payments, (_, response) => {
    response.statusMessage = "All mine";
    response.setHeader("content-length", 1_000);
    response.setHeader("etag", '"secret"');
    response.setHeader("trailer", "x-sum");
    response.setHeader("set-cookie", ["a=1", "b=2"]);
    response.write("secret");
    response.addTrailers({ "x-sum": "secret" });
    response.end();
  });
  const response = await pay(url);
  expect([response.status, response.statusText, await response.text()]).toEqual([503, "Service Unavailable", "{}"]);
  for (const name of ["etag", "trailer", "set-cookie"]) expect(response.headers.has(name)).toBe(false);
  expect(response.headers.get("content-length")).not.toBe("1000");
});

test("a service sees its answer as sent, and an answer that cannot be written ends the connection", async () => {
  const payments = new StandInPayments();
  const seen: boolean[] = [];
  const url = await listen(payments, (_, response) => {
    seen.push(response.headersSent);
    response.writeHead(200, { "x-wrong": "line\nbreak" });
    seen.push(response.headersSent);
    response.end();
  });
  await expect(pay(url)).rejects.toThrow("fetch failed");
  expect(seen).toEqual([false, true]);
});

test("why a payment cannot be taken is its caller's to tell", async () => {
  const payments = new StandInPayments();
  payments.begun = new PaymentError("BAD_INPUT", "is not base64");
  const url = await listen(payments, () => expect.unreachable());
  expect(await (await pay(url)).text()).toBe("BAD_INPUT");
});

test("who leaves before the answer is not charged", async () => {
  const payments = new StandInPayments();
  const url = await listen(payments, () => {});
  const leaving = request(url, { headers: { "payment-signature": "voucher" } });
  leaving.on("error", () => {});
  leaving.end();
  while (payments.log.length < 1) await new Promise(setImmediate);
  leaving.destroy();
  while (payments.log.length < 2) await new Promise(setImmediate);
  expect(payments.log).toEqual(["begin voucher", "give up 1"]);
});

test.each([899, 2_592_001])(
  "a withdrawal delay of %d seconds is none that the scheme allows",
  async (withdrawDelay) => {
    const guard = new X402Guard(new StandInPayments(), { ...options, withdrawDelay });
    const request = { headers: {}, socket: {} } as IncomingMessage;
    await expect(guard.offer({ request, url: "/", asset: address, price: 10n })).rejects.toMatchObject({
      code: "INTERNAL",
    });
  },
);
