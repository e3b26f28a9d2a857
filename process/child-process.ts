import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ErrorCode } from "../errors/error-codes.ts";
import { PlatformError } from "../errors/platform-error.ts";
import { type Ask, requestsTo } from "./child-requests.ts";
import { explained } from "./explained.ts";

/**
 * Message of a child to its parent over the IPC channel: its progress, and once how its start ended. Tools such as
 * `node --watch` send messages of their own there.
 */
type ChildMessage =
  | { type: "ledgerloom:progress"; value: unknown }
  | { type: "ledgerloom:ready"; value: unknown }
  | { type: "ledgerloom:failed"; code?: ErrorCode; message: string };

/** Longest silence of a child that starts, in ms: on a slow and busy machine a start takes minutes. */
const patienceMs = 600_000;

/** Longest time in which a child may end in order, in ms. */
const endsWithinMs = 120_000;

export interface ChildOptions {
  /** Absolute path of the compiled module to run. */
  readonly module: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly execArgv?: readonly string[];
  /** Destination of the child's output; default `inherit`. */
  readonly output?: "inherit" | "ignore";
  /** Longest silence before it reports ready, in ms; default ten minutes, for slow machines. */
  readonly silenceTimeoutMs?: number;
}

export interface Child<Ready> {
  readonly pid: number;
  /** Value that the child reported with {@link reportReady}. */
  readonly ready: Ready;
  /** Settles when the process has ended, with its exit code or signal. */
  readonly exited: Promise<number | NodeJS.Signals>;
  /** Has it do something that its kind of process does on request. */
  readonly ask: Ask;
  /** Asks it to end (SIGTERM), kills it after two minutes, and waits for its end. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL), as a crash would, and waits for its end. */
  kill(): Promise<void>;
}

/**
 * Starts a Node process of ours and waits until it calls {@link reportReady}. The child ends when its parent does,
 * however the parent ends.
 * @throws LEDGER_UNAVAILABLE when it ends or stays silent before it is ready; the child's own code when it reports one
 */
export async function startChild<Ready>(options: ChildOptions): Promise<Child<Ready>> {
  const output = options.output ?? "inherit";
  const child = fork(options.module, [...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
    execArgv: [
      "--import",
      pathToFileURL(compiledModule("process/end-with-parent.js")).href,
      ...(options.execArgv ?? []),
    ],
    stdio: ["ignore", output, output, "ipc"],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code ?? 0));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), endsWithinMs);
    await exited;
    clearTimeout(timer);
  };
  try {
    return {
      pid: child.pid ?? -1,
      ready: await readyReport<Ready>(child, options),
      exited,
      ask: requestsTo(child),
      stop: () => end("SIGTERM"),
      kill: () => end("SIGKILL"),
    };
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
}

/** Report of a child that has started. @throws as {@link startChild} */
function readyReport<Ready>(child: ChildProcess, { module, silenceTimeoutMs }: ChildOptions): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const fail = (why: string, code: ErrorCode = "LEDGER_UNAVAILABLE") =>
      reject(new PlatformError(code, `${module}: ${why}`));
    const silenceMs = silenceTimeoutMs ?? patienceMs;
    const timer = setTimeout(() => fail(`has said nothing for ${silenceMs / 1_000} s`), silenceMs);
    const take = (message: ChildMessage) => {
      if (message.type === "ledgerloom:progress") return void timer.refresh();
      clearTimeout(timer);
      if (message.type === "ledgerloom:failed") fail(message.message, message.code);
      else if (message.type === "ledgerloom:ready") resolve(message.value as Ready);
    };
    child.on("message", (message) => {
      if (isOurs(message)) take(message);
    });
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) =>
      fail(`ended with ${signal ?? code} before it was ready; what it wrote tells why`),
    );
  });
}

function isOurs(message: unknown): message is ChildMessage {
  const type = (message as { type?: unknown } | null)?.type;
  return typeof type === "string" && type.startsWith("ledgerloom:");
}

/** Reports that a start which takes long goes on; called by the child. */
export function reportProgress(value: unknown): void {
  process.send?.({ type: "ledgerloom:progress", value } satisfies ChildMessage);
}

/** Reports that a child is ready; called by it. */
export function reportReady(value: unknown): void {
  process.send?.({ type: "ledgerloom:ready", value } satisfies ChildMessage);
}

/** Reports why a child cannot start; called by it. */
export function reportFailure(error: unknown): void {
  const message = explained(error);
  const code = error instanceof PlatformError ? { code: error.code } : {};
  process.send?.({ type: "ledgerloom:failed", ...code, message } satisfies ChildMessage, () => process.exit(1));
}

/** Absolute path of the compiled JavaScript of a module of ours, whether this code runs compiled or from source. */
export function compiledModule(relativePath: string): string {
  const here = fileURLToPath(import.meta.url);
  const root = here.replace(/(\/dist)?\/process\/child-process\.(ts|js)$/, "");
  return `${root}/dist/${relativePath}`;
}
