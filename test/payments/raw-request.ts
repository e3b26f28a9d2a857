import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";

/** Parts of an answer that are checked. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes as they are. @returns all that comes until the other side ends */
export async function sendRaw(port: number, ...segments: readonly string[]): Promise<string> {
  const socket = await dial(port);
  const answered = buffer(socket);
  for (const segment of segments) socket.write(segment, "latin1");
  return (await answered).toString("latin1");
}

export async function dial(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

/** Asks for a target as it is written, whatever a client would make of it. */
export async function askRaw(
  port: number,
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const lines = Object.entries({ host: "localhost", connection: "close", ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return answerIn(await sendRaw(port, `${method} ${target} HTTP/1.1\r\n${head}\r\n`));
}

export function answerIn(text: string): RawAnswer {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines
    .map((line) => line.split(/: (.*)/s, 2))
    .map(([name = "", value]) => [name.toLowerCase(), value]);
  return { status: Number(first.split(" ")[1]), headers: Object.fromEntries(headers), body: body.join("\r\n\r\n") };
}
