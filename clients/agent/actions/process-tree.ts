import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process that runs, by the kernel. */
interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Ticks after the start of the machine; with the pid it names one process for ever. */
  readonly startedAt: string;
}

/** Longest times, in ms, in which processes may end by themselves, and in which the kernel may end them. */
const graceMs = 2_000;
const patienceMs = 60_000;
const pauseMs = 20;

/**
 * Processes of a command: its session (it leads one), and processes that left the session while their parent was still
 * known. A process that has both left the session and lost its parent before the command ended, as a daemon does, is no
 * part of it any more. Where there is no /proc, it is the command's process group.
 */
export class ProcessTree {
  readonly #root: number;
  /** Processes that were found, by pid and start. */
  readonly #known = new Set<string>();

  /** @param root pid of a process that leads a session and a group */
  constructor(root: number) {
    this.#root = root;
  }

  /** Pids of the processes that run; negative for a group. */
  living(): number[] {
    const running = runningProcesses();
    if (running === undefined) return groupLives(this.#root) ? [-this.#root] : [];
    for (let found = true; found; ) {
      const fresh = running.filter((one) => !this.#known.has(nameOf(one)) && this.#isMember(one, running));
      for (const one of fresh) this.#known.add(nameOf(one));
      found = fresh.length > 0;
    }
    return running.filter((one) => this.#known.has(nameOf(one))).map(({ pid }) => pid);
  }

  #isMember({ pid, parent, group, session }: RunningProcess, running: readonly RunningProcess[]): boolean {
    if (pid === this.#root || group === this.#root || session === this.#root) return true;
    const parents = running.find((one) => one.pid === parent);
    return parents !== undefined && this.#known.has(nameOf(parents));
  }

  /**
   * Ends all of them: asks first, then kills, and waits until they are gone.
   * @returns pids of those that even the kernel did not end in a minute
   */
  async end(): Promise<readonly number[]> {
    const begun = performance.now();
    const asked = new Set<number>();
    for (;;) {
      const living = this.living();
      const passedMs = performance.now() - begun;
      if (living.length === 0 || passedMs > patienceMs) return living;
      if (passedMs > graceMs) signalTo(living, "SIGKILL");
      else signalTo(unasked(living, asked), "SIGTERM");
      await pause(pauseMs);
    }
  }

  /** Kills all of them at once, when this process itself ends. */
  kill(): void {
    signalTo(this.living(), "SIGKILL");
  }
}

/** Start of a process; `undefined` where it is not known. */
export function startOf(pid: number): string | undefined {
  return readProcess(String(pid))?.startedAt;
}

const nameOf = ({ pid, startedAt }: RunningProcess): string => `${pid} ${startedAt}`;

function runningProcesses(): RunningProcess[] | undefined {
  if (startOf(process.pid) === undefined) return undefined;
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => readProcess(pid) ?? []);
}

/** Reads a process that runs; one that has ended and waits for its parent to notice does not. */
function readProcess(pid: string): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name before these fields is in parentheses and may have any characters.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent, group, session] = fields;
    if (state === "Z" || state === "X") return undefined;
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: Number(session),
      startedAt: fields[19] ?? "",
    };
  } catch {
    return undefined;
  }
}

function groupLives(root: number): boolean {
  try {
    return process.kill(-root, 0);
  } catch {
    return false;
  }
}

/** Pids that have not been asked to end before. */
function unasked(pids: readonly number[], asked: Set<number>): number[] {
  const fresh = pids.filter((pid) => !asked.has(pid));
  for (const pid of fresh) asked.add(pid);
  return fresh;
}

function signalTo(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended a moment ago.
    }
  }
}
