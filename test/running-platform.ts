import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "@ledgerloom/sdk";
import { type DevelopmentIssuer, openDevelopmentIssuer, type Role } from "../gateway/identity/development-issuer.ts";

const main = join(import.meta.dirname, "..", "dist", "start", "main.js");

/** A process of ours with what it wrote. */
export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Addresses in the JSON that `npm start` prints once everything runs. */
interface Addresses {
  readonly url: string;
  readonly dataPlaneUrl: string;
}

interface Started extends Addresses {
  readonly dataDirectory: string;
  readonly issuer: DevelopmentIssuer;
  readonly process: ChildProcess;
  readonly output: () => string;
}

/** A whole instance as `npm start` runs it, on free ports and in a folder of its own. */
export class RunningPlatform {
  readonly url: string;
  /** URL at which services reach its payment server. */
  readonly dataPlaneUrl: string;
  /** Client of an administrator of Org1MSP. */
  readonly client: Client;
  readonly dataDirectory: string;
  readonly issuer: DevelopmentIssuer;
  readonly #process: ChildProcess;
  readonly #output: () => string;

  private constructor({ url, dataPlaneUrl, dataDirectory, issuer, process, output }: Started) {
    this.url = url;
    this.dataPlaneUrl = dataPlaneUrl;
    this.issuer = issuer;
    this.client = this.as("Org1MSP");
    this.dataDirectory = dataDirectory;
    this.#process = process;
    this.#output = output;
  }

  /** Output of it and its children until now. */
  get output(): string {
    return this.#output();
  }

  /** @throws Error with its output when it ends before it is ready */
  static async start(settings: Record<string, string> = {}, dataDirectory?: string): Promise<RunningPlatform> {
    const folder = dataDirectory ?? (await mkdtemp(join(tmpdir(), "ledgerloom-")));
    const child = launch(folder, settings);
    let output = "";
    const { url, dataPlaneUrl } = await new Promise<Addresses>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk;
        const line = /^.*"msg":"Ledgerloom runs".*$/m.exec(output)?.[0];
        if (line) resolve(JSON.parse(line));
      };
      child.stdout?.on("data", read);
      child.stderr?.on("data", read);
      child.once("exit", () => reject(new Error(output)));
    });
    await untilAgentsRun(url);
    const issuer = await openDevelopmentIssuer(folder);
    const started = { url, dataPlaneUrl, dataDirectory: folder, issuer };
    return new RunningPlatform({ ...started, process: child, output: () => output });
  }

  /** Starts an instance that is expected to end by itself. */
  static async finished(settings: Record<string, string>, dataDirectory: string): Promise<Finished> {
    return outputOf(launch(dataDirectory, settings));
  }

  /** Client of a principal of an organisation. */
  as(mspId: string, role: Role = "admin"): Client {
    return createClient({ url: this.url, token: () => this.issuer.issue({ mspId, role }) });
  }

  /** Process ids of its children whose command line contains a text. */
  childrenRunning(text: string): number[] {
    return childrenOf(this.#process, text);
  }

  /** Ends one of its children as a crash would. */
  killChild(text: string): void {
    const [pid] = this.childrenRunning(text);
    if (pid === undefined) throw new Error(`no child runs ${text}`);
    process.kill(pid, "SIGKILL");
  }

  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill(signal);
    await once(this.#process, "exit");
  }

  /** Ends it as a terminal does at Ctrl-C: all its processes get the signal. */
  async interrupt(): Promise<void> {
    for (const pid of [this.#process.pid, ...this.childrenRunning("")]) if (pid) process.kill(pid, "SIGINT");
    await once(this.#process, "exit");
  }

  /** Stops it and deletes its folder. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.dataDirectory, { recursive: true, force: true });
  }
}

/** Nothing waits for the agents; most tests take them as given. */
async function untilAgentsRun(url: string): Promise<void> {
  for (;;) {
    const { agents } = (await (await fetch(new URL("../../../ready", url))).json()) as {
      agents: Record<string, string>;
    };
    if (Object.values(agents).every((state) => state === "running")) return;
    await sleep(50);
  }
}

/** Process ids of a process's children whose command line contains a text. */
export function childrenOf(parent: ChildProcess, text: string): number[] {
  const lines = execFileSync("ps", ["-eo", "ppid=,pid=,args="], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([ppid, , ...args]) => Number(ppid) === parent.pid && args.join(" ").includes(text))
    .map(([, pid]) => Number(pid));
}

/** Whether a process still runs; one that ended but that nobody has asked about does not. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}

/** Settings of an instance that is in nobody's way: free ports, a folder of its own, no listing. */
export function ownPlace(dataDirectory: string): Record<string, string> {
  return {
    LEDGERLOOM_DATA: dataDirectory,
    LEDGERLOOM_PORT: "0",
    LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT: "0",
    LEDGERLOOM_FABRIC_PORT: "0",
    LEDGERLOOM_CHAIN_PORT: "0",
    LEDGERLOOM_LISTING_IMPORT: "false",
    LEDGERLOOM_LOG_LEVEL: "warn",
  };
}

/** Starts an instance without waiting for it. */
export function launch(dataDirectory: string, settings: Record<string, string>): ChildProcess {
  const env = { ...process.env, NODE_ENV: "development", ...ownPlace(dataDirectory), ...settings };
  return spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Waits for a process's end and gives all that it wrote. */
export async function outputOf(child: ChildProcess): Promise<Finished> {
  let output = "";
  const read = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout?.on("data", read);
  child.stderr?.on("data", read);
  const [code] = await once(child, "close");
  return { code, output };
}
