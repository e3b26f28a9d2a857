import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { ArrivingBytes } from "../../serving/arriving-bytes.ts";
import { countRefusal } from "../../telemetry/metrics.ts";

/** Bytes of a client's control frame besides its payload: RFC 6455 §5.2, masked, at most 125 bytes of payload. */
const controlHeader = 6;
/** Time-out of a client's answer to the close frame, in ms. */
const closingMs = 1_000;

/**
 * Bounds the bytes of a message that has not arrived whole: closes the connection with 1013 once there is no room for
 * more. The start of a message that came in one read with the end of the one before is not counted: at most 64 KiB.
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

/** Refuses the message; the rest of it is read and dropped. */
function refuse(client: WebSocket, socket: Duplex): void {
  countRefusal("maxArrivingBytes");
  client.close(1013, "Too many messages arrive at once");
  socket.removeAllListeners("data").resume();
  setTimeout(() => client.terminate(), closingMs).unref();
}
