import { createServer } from "node:http";
import { listen } from "./listen.ts";

/** A port that a process will listen on, with the setting that names it. */
export interface WantedPort {
  readonly setting: string;
  /** Setting that names the host, where there is one. */
  readonly hostSetting?: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Checks before anything is started that ports are free. Port 0 always is, on a host of this machine.
 * @throws Error with code PORT_IN_USE that lists all that are taken, each with its setting
 * @throws Error that lists, with their settings, those where listening is not permitted
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const unfit: { readonly line: string; readonly isTaken: boolean }[] = [];
  for (const one of wanted) unfit.push(...(await tried(one)));
  if (unfit.length === 0) return;
  const isTaken = unfit.every((one) => one.isTaken);
  const what = isTaken
    ? "other programs listen where this one should; set other ports, or end those"
    : "this program cannot listen where it should";
  const error = new Error(`${what}:\n${[...new Set(unfit.map(({ line }) => `  ${line}`))].join("\n")}`);
  throw isTaken ? Object.assign(error, { code: "PORT_IN_USE" }) : error;
}

/** Listens for a moment. @returns the reason why that fails */
async function tried(wanted: WantedPort) {
  const server = createServer();
  try {
    await listen(server, wanted.host, wanted.port);
    return [];
  } catch (error) {
    const { code } = error as { code?: string };
    return [{ line: lineOf(wanted, code), isTaken: code === "PORT_IN_USE" }];
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function lineOf({ setting, hostSetting, host, port }: WantedPort, code: string | undefined): string {
  if (code === "PORT_IN_USE") return `${setting}: port ${port} of ${host} is taken`;
  if (code === "EACCES") return `${setting}: this user may not listen on port ${port}; take one from 1024 on`;
  return `${hostSetting ?? setting}: ${host} is no address of this machine (${code}); 0.0.0.0 stands for all of them`;
}
