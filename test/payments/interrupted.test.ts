import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import express from "express";
import { fastify } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import { expressPayments, fastifyPayments, httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { incomingProxy } from "../../clients/pay/src/sidecar/incoming-proxy.ts";
import { startTwoTeams, type Team } from "./two-teams.ts";

const options = { price: 10n };
const size = 64 * 1024 * 1024;

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let channel: string;
let folder: string;
beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-interrupted-"));
  await writeFile(join(folder, "large"), Buffer.alloc(size));
  const { url, end } = await listen(
    createServer(httpPayments(provider.connection, options, (_, answer) => answer.end())),
  );
  await consumer.fetchWithin({ maxPrice: 10n, funding: 10_000n })(url);
  await end();
  channel = (await consumer.channelsTo(provider))[0]?.id.toLowerCase() ?? "";
});
afterAll(async () => {
  await teams[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const ending: (() => Promise<unknown>)[] = [];
let served: number;
beforeEach(() => {
  served = 0;
});
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

async function listen(server: Server): Promise<{ url: string; end: () => Promise<unknown> }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const end = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  ending.push(end);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, end };
}

/** The same request, as often as it is sent. */
async function paidRequest(url: string) {
  const token = formatToken(await consumer.sign(channel, 0, 10n));
  const headers = { "idempotency-key": crypto.randomUUID(), "payment-token": token };
  return {
    again: () => fetch(url, { headers }),
    /** Leaves when the answer begins, or before, when the service has been asked. */
    leave: async (when: "before" | "during") => {
      const asked = ask(url, { headers });
      asked.on("error", () => {});
      const begun = new Promise<IncomingMessage>((resolve) => asked.once("response", resolve));
      asked.end();
      if (when === "before") await expect.poll(() => served).toBe(1);
      else await new Promise((resolve) => void begun.then((answer) => answer.once("data", resolve)));
      asked.destroy();
    },
  };
}

const endless = () => Readable.from(Array.from({ length: size / 65_536 }, () => Buffer.alloc(65_536)));

/** Long answers, which break off when their reader leaves. */
const services: Record<string, () => Promise<string>> = {
  pipe: () => plain((_, answer) => endless().pipe(answer)),
  pipeline: () => plain((_, answer) => void pipeline(endless(), answer).catch(() => {})),
  sendFile: async () => {
    const app = express().use(expressPayments(provider.connection, options), (_request, answer) => {
      served += 1;
      answer.sendFile(join(folder, "large"), () => {});
    });
    return (await listen(createServer(app))).url;
  },
  "a stream of Fastify": async () => {
    const app = fastify();
    app.addHook("onRequest", fastifyPayments(provider.connection, options));
    app.get("/", (_request, reply) => {
      served += 1;
      return reply.send(endless());
    });
    ending.push(() => app.close());
    return app.listen({ port: 0, host: "127.0.0.1" });
  },
};

async function plain(listener: (request: IncomingMessage, answer: ServerResponse) => void): Promise<string> {
  const counted = (request: IncomingMessage, answer: ServerResponse) => {
    served += 1;
    listener(request, answer);
  };
  return (await listen(createServer(httpPayments(provider.connection, options, counted)))).url;
}

test.each(Object.keys(services))("who leaves during %s and asks again is told what became of it", async (name) => {
  const sent = await paidRequest((await services[name]?.()) ?? "");
  await sent.leave("during");
  const answer = await sent.again();
  expect([answer.status, answer.headers.get("payment-error")]).toEqual([409, "ANSWER_NOT_KEPT"]);
  expect(served).toBe(1);
});

test("who leaves while a service works, and asks again, gets what it answers", async () => {
  const work = Promise.withResolvers<void>();
  const sent = await paidRequest(
    await plain((_, answer) => void work.promise.then(() => answer.end(`done ${served}`))),
  );
  await sent.leave("before");
  const again = sent.again();
  work.resolve();
  expect(await (await again).text()).toBe("done 1");
  expect(served).toBe(1);
});

describe("through the sidecar", () => {
  let work: PromiseWithResolvers<void>;
  let upstream: { url: string; end: () => Promise<unknown> };
  let url: string;
  let serve: (answer: ServerResponse) => void;
  beforeEach(async () => {
    work = Promise.withResolvers();
    upstream = await listen(
      createServer((_request, answer) => {
        served += 1;
        serve(answer);
      }),
    );
    ({ url } = await listen(incomingProxy(provider.connection, upstream.url, options)));
  });

  test.each(["before", "during"] as const)("who leaves %s the answer, and asks again, gets it whole", async (when) => {
    serve = (answer) => {
      if (when === "during") answer.write("begun, ");
      void work.promise.then(() => answer.end("ended"));
    };
    const sent = await paidRequest(url);
    await sent.leave(when);
    const again = sent.again();
    work.resolve();
    const text = when === "during" ? "begun, ended" : "ended";
    // A caller that asks again before it is known that the first has left may be told that it was broken off; not
    // after.
    await expect.poll(async () => (await sent.again()).text()).toBe(text);
    await again;
    expect(served).toBe(1);
  });

  test("an answer that is too large to keep ends with its reader", async () => {
    const over = Promise.withResolvers<void>();
    serve = (answer) => {
      answer.on("close", over.resolve);
      endless().pipe(answer);
    };
    const sent = await paidRequest(url);
    await sent.leave("during");
    expect((await sent.again()).headers.get("payment-error")).toBe("ANSWER_NOT_KEPT");
    await over.promise;
  });

  test("an error of the sidecar's own is not the service's answer: the same request, sent again, is served", async () => {
    serve = (answer) => void (served === 1 ? answer.destroy() : answer.end(`served ${served}`));
    const sent = await paidRequest(url);
    expect((await sent.again()).status).toBe(502);
    const answer = await sent.again();
    expect([answer.status, await answer.text()]).toEqual([200, "served 2"]);
    expect((await sent.again()).headers.get("idempotent-replayed")).toBe("true");
    expect(served).toBe(2);
    expect(Number((await consumer.channelsTo(provider))[0]?.acceptedRequests)).toBeGreaterThan(0);
  });
});

test("a request that is cut off within its body costs nothing, and can be sent whole", async () => {
  const url = await plain((_, answer) => answer.end("served"));
  const token = formatToken(await consumer.sign(channel, 0, 10n));
  const headers = { "idempotency-key": "whole", "payment-token": token, "content-length": 10 };
  const cut = ask(url, { method: "POST", headers });
  cut.on("error", () => {});
  cut.write("half ");
  await new Promise((resolve) => cut.once("socket", (socket) => socket.once("connect", resolve)));
  cut.destroy();
  const whole = await fetch(url, {
    method: "POST",
    headers: { ...headers, "content-length": "10" },
    body: "half whole",
  });
  expect([whole.status, await whole.text()]).toEqual([200, "served"]);
  expect(served).toBe(1);
});
