import { createServer } from "node:http";
import { listen } from "./listen.ts";

/** A port that a process will listen on, and what sets it. */
export interface WantedPort {
  readonly setting: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Looks before anything is started whether the ports are free. Port 0 always is.
 * @throws Error with code PORT_IN_USE that lists all that are taken, each with its setting
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const taken: string[] = [];
  for (const one of wanted) if (one.port !== 0 && (await isTaken(one))) taken.push(`  ${lineOf(one)}`);
  if (taken.length === 0) return;
  const message = `other programs listen where this one should; set other ports, or end those:\n${taken.join("\n")}`;
  throw Object.assign(new Error(message), { code: "PORT_IN_USE" });
}

const lineOf = ({ setting, host, port }: WantedPort) => `${setting}: port ${port} of ${host} is taken`;

async function isTaken({ host, port }: WantedPort): Promise<boolean> {
  const server = createServer();
  try {
    await listen(server, host, port);
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === "PORT_IN_USE") return true;
    throw error;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
