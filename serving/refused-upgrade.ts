import type { Duplex } from "node:stream";

/**
 * Refuses to upgrade a connection from HTTP. No HTTP server watches it any more then: an error without a listener would
 * end the process, and a connection that its client never closes would stay open.
 */
export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => {});
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
