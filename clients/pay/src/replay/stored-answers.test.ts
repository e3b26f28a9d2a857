import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type ReplayLimits, StoredAnswers } from "./stored-answers.ts";

/** Answers each path as told, and keeps each answer under its path. */
async function keeping(limits: ReplayLimits, answer: (path: string, response: ServerResponse) => void) {
  const answers = new StoredAnswers<never>(limits);
  const forgets = new Map<string, () => void>();
  const listener: RequestListener = ({ url = "" }, response) => {
    forgets.set(url, answers.record(url, "digest", response).forget);
    answer(url, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ask = async (...paths: readonly string[]) => {
    for (const path of paths) {
      await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).text();
    }
  };
  return { answers, forgets, ask, [Symbol.dispose]: () => void server.close().closeAllConnections() };
}

const stored = async (answers: StoredAnswers<never>, name: string) => answers.find(name)?.answer;

test("an answer is kept as it was written, however it was", async () => {
  using kept = await keeping({}, (path, response) => {
    if (path === "/head") response.writeHead(202, "Later", { "x-a": "1", "set-cookie": ["b=2", "c=3"] }).end("body");
    if (path === "/flat") response.writeHead(200, ["x-a", "1", "x-b", "2"]).end();
    if (path === "/set") {
      response.statusCode = 404;
      response.setHeader("x-a", "1");
      response.write("ab", "latin1");
      response.write(Buffer.from("cd"));
      response.end("6566", "hex");
    }
  });
  await kept.ask("/head", "/flat", "/set");
  expect(await stored(kept.answers, "/head")).toEqual({
    status: 202,
    headers: { "x-a": "1", "set-cookie": ["b=2", "c=3"] },
    body: Buffer.from("body"),
  });
  expect(await stored(kept.answers, "/flat")).toMatchObject({ status: 200, headers: { "x-a": "1", "x-b": "2" } });
  expect(await stored(kept.answers, "/set")).toEqual({
    status: 404,
    headers: { "x-a": "1" },
    body: Buffer.from("abcdef"),
  });
});

test("one more answer than is kept makes the oldest go", async () => {
  using kept = await keeping({ answers: 2 }, (path, response) => void response.end(path));
  await kept.ask("/1", "/2");
  expect(kept.answers.find("/1")).toBeDefined();
  await kept.ask("/3");
  expect(["/1", "/2", "/3"].map((path) => kept.answers.find(path) !== undefined)).toEqual([false, true, true]);
});

test("one more byte than is kept makes the oldest go, and one more in an answer is not kept", async () => {
  // Names and headers count too: 17 bytes for each of the first two.
  using kept = await keeping({ totalBytes: 34, answerBytes: 10 }, (path, response) => {
    response.end("x".repeat(Number(path.slice(1).split("-")[1])));
  });
  await kept.ask("/a-10", "/b-10");
  expect(kept.answers.find("/a-10")).toBeDefined();
  await kept.ask("/c-1");
  expect(kept.answers.find("/a-10")).toBeUndefined();
  await kept.ask("/d-11");
  expect(await stored(kept.answers, "/d-11")).toBe("too large");
  expect(await stored(kept.answers, "/b-10")).toMatchObject({ body: Buffer.from("x".repeat(10)) });
});

test("what was not paid after all is forgotten, and who waits is told", async () => {
  using kept = await keeping({}, (path, response) => {
    const waiting = kept.answers.find(path)?.answer;
    kept.forgets.get(path)?.();
    response.end();
    void waiting?.then((answer) => expect(answer).toBe("not paid"));
  });
  await kept.ask("/1");
  expect(kept.answers.find("/1")).toBeUndefined();
});
