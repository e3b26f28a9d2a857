import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { restsAt } from "./rests.ts";

/** Clients that come and go at a time. */
const workers = 20;

/** Cursors of the newest events that any client saw, some blocks apart, and how many are kept. */
const seen: string[] = [];
const kept = 20;
const blocksApart = 10;
let newestBlock = 0;

/**
 * Keeps cursors at which a client may resume: not of past events that are read again, which would be ever older ones.
 */
function note(received: Buffer): void {
  const cursor = /"cursor":"([\w-]+)"/.exec(received.toString("latin1"))?.[1] ?? "";
  const block = Number.parseInt(Buffer.from(cursor, "base64url").toString(), 10);
  if (!(block >= newestBlock + blocksApart)) return;
  newestBlock = block;
  seen.push(cursor);
  if (seen.length > kept) seen.shift();
}

/** Documents of a stream of its own, by a filter, of the common stream, and of one from some seconds ago on. */
const documents = [
  "subscription { marketplaceEvents { cursor type } }",
  'subscription { marketplaceEvents(filter: { service: "Weather" }) { cursor service { name } } }',
  "subscription { marketplaceEvents(filter: { types: [USER_REGISTERED] }) { cursor } }",
  "subscription ($after: Cursor) { marketplaceEvents(after: $after) { cursor transactionId } }",
];
const start = Buffer.from("0.0.0").toString("base64url");

const random = (n: number) => Math.floor(Math.random() * n);

function question() {
  return { query: documents[random(documents.length)], variables: { after: seen[random(seen.length)] ?? start } };
}

/** Follows over graphql-ws for a moment, some streams one after the other, and leaves politely or not. */
async function overWebSocket(url: string): Promise<void> {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  socket.on("error", () => {});
  // A busy server may close it at any time.
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await Promise.race([once(socket, "open"), closed]);
  socket.send('{"type":"connection_init"}');
  await Promise.race([once(socket, "message"), closed]);
  socket.on("message", note);
  for (let id = 0; id < 3; id++) {
    socket.send(JSON.stringify({ id: `${id}`, type: "subscribe", payload: question() }));
    await pause(random(200));
    if (random(2) === 0) socket.send(JSON.stringify({ id: `${id}`, type: "complete" }));
  }
  if (random(2) === 0) socket.terminate();
  else socket.close();
  await closed;
}

/** Follows an event stream for a moment; sometimes it leaves before the answer comes. */
async function overEventStream(url: string): Promise<void> {
  const body = JSON.stringify(question());
  const headers = { "content-type": "application/json", accept: "text/event-stream", "content-length": body.length };
  const asked: ClientRequest = request(url, { method: "POST", headers });
  asked.on("error", () => {});
  asked.on("response", (response) => response.on("error", () => {}).on("data", note));
  asked.end(body);
  await pause(random(300));
  asked.destroy();
}

async function comeAndGo(url: string): Promise<never> {
  for (;;) {
    await pause(random(200));
    if (!restsAt(Date.now())) await (random(2) === 0 ? overWebSocket(url) : overEventStream(url)).catch(() => {});
  }
}

const [url = ""] = process.argv.slice(2);
for (let worker = 0; worker < workers; worker++) comeAndGo(url).catch(reportFailure);
reportReady(workers);
