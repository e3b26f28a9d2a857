import { once } from "node:events";
import { connect } from "node:net";

const asking = [
  ...["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"],
  ...["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol: graphql-transport-ws"],
];

/** Asks a server for a WebSocket, and breaks the connection off once it has answered. @returns the answer's status */
export async function breakOffAfterAnswer(url: string, line = "GET / HTTP/1.1"): Promise<number> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(`${[line, `Host: ${host}`, ...asking].join("\r\n")}\r\n\r\n`);
  const [answer] = await once(socket, "data");
  socket.resetAndDestroy();
  return Number(/^HTTP\/1\.1 (\d+)/.exec(String(answer))?.[1]);
}

/** Collects errors without a listener, which would end a process, until `stop`. */
export function uncaught(): { readonly errors: unknown[]; stop(): void } {
  const errors: unknown[] = [];
  const note = (error: unknown) => void errors.push(error);
  const events = ["uncaughtException", "unhandledRejection"] as const;
  for (const event of events) process.on(event, note);
  return {
    errors,
    stop: () => {
      for (const event of events) process.off(event, note);
    },
  };
}
