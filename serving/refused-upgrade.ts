import type { Duplex } from "node:stream";

/**
 * Refuses to make something else than HTTP of a connection. Nobody watches it any more then: an error of it that nobody
 * hears of ends the process, and one that its client never closes stays open.
 */
export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => {});
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
