import { createServer, type Server } from "node:net";
import { PlatformError } from "../../errors.ts";

/**
 * Finds ports on which nothing listens: consecutive ones from `base`, or any when that is 0.
 * @throws PORT_IN_USE naming the port
 */
export async function freePorts(base: number, count: number): Promise<number[]> {
  const servers: Server[] = [];
  try {
    for (let index = 0; index < count; index++) servers.push(await listen(base === 0 ? 0 : base + index));
    return servers.map(portOf);
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (cause) => {
      reject(new PlatformError("PORT_IN_USE", `Port ${port} of 127.0.0.1 is taken`, { cause }));
    });
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
