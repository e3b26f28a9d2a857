import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";
import { PlatformError } from "../errors/platform-error.ts";

/** Below the ports that operating systems give to outgoing connections, which could take one before it is used. */
const anywhere = { lowest: 10_000, highest: 30_000 };
const attempts = 50;

/**
 * Finds consecutive ports on which nothing listens: from `base`, or anywhere when that is 0.
 * @throws PORT_IN_USE naming the port
 */
export async function freePorts(base: number, count: number): Promise<number[]> {
  if (base !== 0) return portsFrom(base, count);
  for (let attempt = 1; ; attempt++) {
    try {
      return await portsFrom(randomInt(anywhere.lowest, anywhere.highest - count), count);
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function portsFrom(base: number, count: number): Promise<number[]> {
  const ports = Array.from({ length: count }, (_, index) => base + index);
  const servers: Server[] = [];
  try {
    for (const port of ports) servers.push(await listen(port));
    return ports;
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (cause) => {
      reject(
        new PlatformError(
          "PORT_IN_USE",
          `port ${port} of 127.0.0.1 is taken; end the program that listens there, or take another port`,
          { cause },
        ),
      );
    });
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
