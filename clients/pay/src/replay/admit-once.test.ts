import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { admitOnce } from "./admit-once.ts";
import { leaveUnanswered, StoredAnswers } from "./stored-answers.ts";

const named = { name: "token and key", method: "GET", url: "/" };

test("a request whose first payment was never settled is paid for when it comes again", async () => {
  const answers = new StoredAnswers<string>();
  const never = new Promise<string>(() => {});
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.first) {
      void admitOnce(answers, { ...named, request, response }, () => never);
      // As after the patience with a sender who has left.
      setImmediate(() => leaveUnanswered(response));
      setImmediate(() => response.end());
    } else {
      void admitOnce(answers, { ...named, request, response }, async () => "paid").then((payment) =>
        response.end(payment),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await fetch(url, { headers: { first: "yes" } });
  expect(await (await fetch(url)).text()).toBe("paid");
  expect(await (await fetch(url)).text()).toBe("paid");
  server.close().closeAllConnections();
});
