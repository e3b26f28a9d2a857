import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { ArrivingBytes } from "../../serving/arriving-bytes.ts";
import { countRefusal } from "../../telemetry/metrics.ts";

/** Bytes of a client's control frame besides its payload: RFC 6455 §5.2, masked, at most 125 bytes of payload. */
const controlHeader = 6;
/** Patience with a client that does not answer the closing, in ms. */
const closingMs = 1_000;

/**
 * Counts what came over a connection since its last whole message, which is kept until the rest is there; closes the
 * connection with 1013 once there is no room for more. The start of a message that came with the end of the one before
 * is not counted: one read of the socket, 64 KiB.
 */
export function boundArriving(client: WebSocket, socket: Duplex, arriving: ArrivingBytes): void {
  let bytes = 0;
  const release = (count = bytes) => {
    const released = Math.min(count, bytes);
    arriving.release(released);
    bytes -= released;
  };
  socket.on("data", (chunk: Buffer) => {
    if (arriving.take(chunk.length)) bytes += chunk.length;
    else refuse(client, socket);
  });
  client.on("message", () => release());
  client.once("close", () => release());
  for (const frame of ["ping", "pong"]) client.on(frame, (data: Buffer) => release(controlHeader + data.length));
}

/** Nothing more is read into the message: what still comes is thrown away. */
function refuse(client: WebSocket, socket: Duplex): void {
  countRefusal("maxArrivingBytes");
  client.close(1013, "Too many messages arrive at once");
  socket.removeAllListeners("data").resume();
  setTimeout(() => client.terminate(), closingMs).unref();
}
