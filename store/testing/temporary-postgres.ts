import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL server of a test, in a folder of its own. */
export interface TemporaryPostgres {
  readonly url: string;
  /** Kills all its processes. */
  crash(): Promise<void>;
  /** Starts it again after a crash, at the same address; it recovers what was committed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const versions = "/usr/lib/postgresql";

/** Folder of the newest server's programs, as Debian's package `postgresql` installs them. */
export const postgresPrograms: string | undefined = (existsSync(versions) ? readdirSync(versions) : [])
  .map((version) => join(versions, version, "bin"))
  .filter((folder) => existsSync(join(folder, "initdb")))
  .at(-1);

/**
 * Starts a server on a free port; as the user `postgres` when the test runs as root, whom PostgreSQL refuses.
 * @param settings as `postgres -c` takes them; unless given it does not wait for the disk
 */
export async function startPostgres(settings: readonly string[] = ["fsync=off"]): Promise<TemporaryPostgres> {
  if (!postgresPrograms) throw new Error("PostgreSQL's programs are not installed");
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const as = process.getuid?.() === 0 ? ownerOf(folder) : {};
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", "test", "-A", "trust", "--locale=C", "-E", "UTF8", "--no-sync"];
  execFileSync(join(postgresPrograms, "initdb"), initdb, { ...as, cwd: folder, stdio: "ignore" });
  const port = await freePort();
  const place = ["-D", data, "-h", "127.0.0.1", "-p", `${port}`, "-k", folder];
  const args = [...place, ...settings.flatMap((setting) => ["-c", setting])];
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  const programs = postgresPrograms;
  const start = async (): Promise<Running> => {
    const server = spawn(join(programs, "postgres"), args, { ...as, cwd: folder, stdio: "ignore" });
    const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    while (!(await answers(url))) {
      if (server.exitCode !== null) throw new Error("PostgreSQL did not start");
      await pause(50);
    }
    return {
      async crash() {
        // The main process first, or it would start others; those would go on with what they do for a while.
        const pids = [server.pid ?? 0, ...childrenOf(server.pid ?? 0)];
        for (const pid of pids) killIfThere(pid);
        await ended;
      },
      async end() {
        server.kill("SIGINT");
        await ended;
      },
    };
  };
  let running = await start();
  return {
    url,
    crash: () => running.crash(),
    async restart() {
      running = await withPatience(start);
    },
    async stop() {
      await running.end();
      rmSync(folder, { recursive: true });
    },
  };
}

interface Running {
  crash(): Promise<void>;
  end(): Promise<void>;
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** A killed server's processes hold its memory until they are gone. */
async function withPatience<T>(start: () => Promise<T>): Promise<T> {
  for (let left = 50; ; left--) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
      await pause(100);
    }
  }
}

function ownerOf(folder: string): { uid: number; gid: number } {
  const idOf = (kind: string) => Number(execFileSync("id", [kind, "postgres"], { encoding: "utf8" }));
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
