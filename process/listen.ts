import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Lets a server listen. Port 0 takes any free one.
 * @returns the port
 * @throws Error with code PORT_IN_USE when something else listens there
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const clear = new Error(`port ${port} of ${host} is taken by another program: end it, or set another port`, {
        cause: error,
      });
      reject(taken ? Object.assign(clear, { code: "PORT_IN_USE" }) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
