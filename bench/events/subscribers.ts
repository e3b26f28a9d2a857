import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { reportFailure, reportReady } from "../../process/child-process.ts";

/** Events that the subscribers of one round saw. */
export interface Delivered {
  readonly latenciesMs: readonly number[];
  readonly perSecond: number;
  /** Subscribers that did not get the same events as the first one. */
  readonly wrong: number;
}

const query = "subscription { marketplaceEvents { cursor type amount transactionId occurredAt } }";

/** A reader of frames that costs little, so that the load is the server's: it looks for two fields, not at all JSON. */
class Subscriber {
  readonly latenciesMs: number[] = [];
  transactions: string[] = [];
  isCounting = false;
  readonly #socket: WebSocket;
  readonly opened: Promise<void>;

  constructor(url: string) {
    this.#socket = new WebSocket(url, "graphql-transport-ws", { perMessageDeflate: false });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on("error", reject);
      this.#socket.on("open", () => this.#socket.send('{"type":"connection_init"}'));
      this.#socket.on("message", (frame: Buffer) => {
        const text = frame.toString("latin1");
        if (text.includes('"type":"connection_ack"')) {
          this.#socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query } }));
          resolve();
        } else if (this.isCounting) this.#count(text);
      });
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  #count(text: string): void {
    const at = text.indexOf('"occurredAt":"') + 14;
    const id = text.indexOf('"transactionId":"') + 17;
    this.latenciesMs.push(Date.now() - Date.parse(text.slice(at, at + 24)));
    this.transactions.push(text.slice(id, id + 64));
  }
}

async function measure(url: string, subscribers: number, seconds: number): Promise<Delivered> {
  const all: Subscriber[] = [];
  for (let index = 0; index < subscribers; index++) {
    all.push(new Subscriber(url));
    if (index % 50 === 49) await Promise.all(all.map(({ opened }) => opened));
  }
  await Promise.all(all.map(({ opened }) => opened));
  await pause(2_000);
  for (const one of all) one.isCounting = true;
  await pause(seconds * 1_000);
  for (const one of all) one.isCounting = false;
  const latenciesMs = all.flatMap((one) => one.latenciesMs);
  for (const one of all) one.close();
  return { latenciesMs: sample(latenciesMs), perSecond: latenciesMs.length / seconds, wrong: countWrong(all) };
}

/** Counts subscribers that skipped or repeated an event between the first and the last one that they saw. */
function countWrong(all: readonly Subscriber[]): number {
  const [longest = []] = all.map(({ transactions }) => transactions).sort((one, other) => other.length - one.length);
  return all.filter(({ transactions }) => {
    const from = longest.indexOf(transactions[0] ?? "");
    const offset = from < 0 ? transactions.indexOf(longest[0] ?? "") : 0;
    return transactions.slice(offset).some((id, index) => {
      const expected = longest[Math.max(from, 0) + index];
      return expected !== undefined && expected !== id;
    });
  }).length;
}

/** Sample of values, small enough for one message to the parent. */
function sample(values: readonly number[], size = 50_000): number[] {
  const step = Math.max(1, Math.floor(values.length / size));
  return values.filter((_, index) => index % step === 0);
}

const [url = "", subscribers, seconds] = process.argv.slice(2);
measure(url.replace("http", "ws"), Number(subscribers), Number(seconds)).then(reportReady, reportFailure);
