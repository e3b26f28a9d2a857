import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { PaymentConnection } from "../connection/payment-connection.ts";
import { payingFetch } from "./paying-fetch.ts";
import { maxRefusalBytes } from "./refusal.ts";

/** Nobody is there: who cannot be paid is not asked about. */
const connection = new PaymentConnection({
  url: "ws://127.0.0.1:1/services",
  keyId: "a".repeat(32),
  secret: "b".repeat(64),
});
const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

/** Asks a payee whose refusals are what they like to be. */
async function askWhoRefuses(how: (response: ServerResponse) => unknown): Promise<Response> {
  const payee = createServer((_request, response) => {
    response.on("error", () => {}).writeHead(402);
    how(response);
  });
  running.push(payee);
  await once(payee.listen(0, "127.0.0.1"), "listening");
  const pay = payingFetch(fetch, connection, { limits: { maxPrice: 1n, funding: 10n }, patienceMs: 1_000 });
  return pay(`http://127.0.0.1:${(payee.address() as AddressInfo).port}`);
}

test("a refusal that does not end is not read to its end", async () => {
  const chunk = Buffer.alloc(maxRefusalBytes / 16, " ");
  let written = 0;
  const answer = await askWhoRefuses(async (response) => {
    while (!response.destroyed && written < 64 * maxRefusalBytes) {
      written += chunk.length;
      if (!response.write(chunk)) await Promise.race([once(response, "drain"), once(response, "close")]);
      await turn();
    }
    response.end();
  });
  expect(answer.status).toBe(402);
  await answer.body?.cancel();
  expect(written).toBeLessThan(32 * maxRefusalBytes);
});

test("a refusal that stops in its middle is waited for no longer than patience lasts, and can be read on", async () => {
  let refusing: ServerResponse | undefined;
  const answer = await askWhoRefuses((response) => {
    refusing = response;
    response.write('{"error"');
  });
  expect(answer.status).toBe(402);
  refusing?.end(":1}");
  expect(await answer.json()).toEqual({ error: 1 });
});

test.each(["", "{", "[]", '{"error":{"code":"two\\nlines","message":""}}', "x".repeat(maxRefusalBytes + 1)])(
  "a refusal of nobody's is for who asked to read",
  async (body) => {
    const answer = await askWhoRefuses((response) => response.end(body));
    expect([answer.status, await answer.text()]).toEqual([402, body]);
  },
);
