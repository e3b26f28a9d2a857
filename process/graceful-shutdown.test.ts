import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { GracefulEnd, type Stopping } from "./graceful-shutdown.ts";

async function serve(listener: RequestListener, stopping: Stopping) {
  const server = createServer(listener);
  const end = new GracefulEnd(server, stopping);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { end, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const nothing = async () => {};

test("while balancers notice, it takes requests and closes their connections after the answer", async () => {
  const { end, url } = await serve((_request, response) => void response.end("answer"), {
    delayMs: 500,
    timeoutMs: 5_000,
  });
  const before = await fetch(url);
  expect(before.headers.get("connection")).toBe("keep-alive");
  await before.text();
  const ended = end.run(nothing);
  expect(end.hasBegun).toBe(true);
  const during = await fetch(url);
  expect([await during.text(), during.headers.get("connection")]).toEqual(["answer", "close"]);
  await ended;
  await expect(fetch(url)).rejects.toThrow();
});

test("answers under way finish, streams end at once", async () => {
  let finish = () => {};
  const { end, url } = await serve(
    (request, response) => {
      response.writeHead(200);
      response.write("begun ");
      if (!request.headers.accept?.includes("text/event-stream")) finish = () => void response.end("finished");
    },
    { delayMs: 0, timeoutMs: 60_000 },
  );
  const [answer, stream] = await Promise.all([fetch(url), fetch(url, { headers: { accept: "text/event-stream" } })]);
  let streamsEnded = false;
  const ended = end.run(async () => {
    streamsEnded = true;
  });
  expect(await stream.text()).toBe("begun ");
  expect(streamsEnded).toBe(true);
  finish();
  expect(await answer.text()).toBe("begun finished");
  await ended;
});

test("an answer that takes too long is cut off", async () => {
  const asked = Promise.withResolvers<void>();
  const { end, url } = await serve(() => asked.resolve(), { delayMs: 0, timeoutMs: 50 });
  const answer = fetch(url).catch(() => "cut off");
  await asked.promise;
  await end.run(nothing);
  expect(await answer).toBe("cut off");
});
