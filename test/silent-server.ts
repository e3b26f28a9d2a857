import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** A TCP server that accepts every connection and never says anything. */
export interface SilentServer {
  readonly port: number;
  /** Number of connections. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** Starts one, on any free port by default. */
export async function startSilentServer(port = 0): Promise<SilentServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    // A client may give up abruptly.
    socket.on("error", () => {}).resume();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
