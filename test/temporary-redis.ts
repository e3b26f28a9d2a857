import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePorts } from "../process/free-ports.ts";

/** A Redis server of a test, on a port and in a folder of its own. */
export interface TemporaryRedis {
  readonly url: string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, empty, where it was. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether Redis is installed, as Debian's package `redis-server` does. */
export const isRedisInstalled = spawnSync("redis-server", ["--version"]).status === 0;

/** Starts a server that keeps nothing. */
export async function startRedis(): Promise<TemporaryRedis> {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const [port] = await freePorts(0, 1);
  const url = `redis://127.0.0.1:${port}`;
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"];
  const start = async () => {
    const server = spawn("redis-server", args, { stdio: "ignore" });
    while (!(await answers(url))) {
      if (server.exitCode !== null) throw new Error("Redis did not start");
      await pause(20);
    }
    return server;
  };
  let server = await start();
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGKILL");
    await once(server, "exit");
  };
  return {
    url,
    kill,
    restart: async () => {
      await kill();
      server = await start();
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
