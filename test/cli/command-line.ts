import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../clients/cli/bin/ledgerloom.js");

/** Result of one command. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Record<string, string>;
  /** Content of file descriptors 3, 4 … */
  readonly descriptors?: readonly string[];
}

/** The command line as a user of his own runs it: a home of its own, against one graph. */
export class CommandLine {
  readonly home: string;
  readonly #url: string;
  readonly #followed: Followed[] = [];

  private constructor(home: string, url: string) {
    this.home = home;
    this.#url = url;
  }

  static async of(url: string): Promise<CommandLine> {
    return new CommandLine(await mkdtemp(join(tmpdir(), "ledgerloom-cli-")), url);
  }

  start(args: readonly string[], { input, env = {}, descriptors = [] }: RunOptions = {}): ChildProcess {
    const own = { ...process.env, LEDGERLOOM_HOME: this.home, LEDGERLOOM_URL: this.#url, ...env };
    const stdio = ["pipe", "pipe", "pipe", ...descriptors.map(() => "pipe" as const)] as ["pipe", "pipe", "pipe"];
    const child = spawn(process.execPath, [program, ...args], { env: own, stdio });
    for (const [index, content] of descriptors.entries()) {
      const stream = child.stdio[index + 3] as NodeJS.WritableStream;
      stream.on("error", () => {});
      stream.end(content);
    }
    child.stdin?.on("error", () => {});
    child.stdin?.end(input ?? "");
    return child;
  }

  async run(args: readonly string[], options?: RunOptions): Promise<Ran> {
    const child = this.start(args, options);
    const texts = { out: "", err: "" };
    child.stdout?.on("data", (chunk) => (texts.out += chunk));
    child.stderr?.on("data", (chunk) => (texts.err += chunk));
    const [code] = await once(child, "close");
    return { code, ...texts };
  }

  /** The one value that a command writes with `--json`. @throws Error with what it wrote unless it is done */
  // biome-ignore lint/suspicious/noExplicitAny: each command has a form of its own
  async json(args: readonly string[], options?: RunOptions): Promise<any> {
    const [only] = await this.lines(args, options);
    return only;
  }

  // biome-ignore lint/suspicious/noExplicitAny: each command has a form of its own
  async lines(args: readonly string[], options?: RunOptions): Promise<any[]> {
    const { code, out, err } = await this.run([...args, "--json"], options);
    if (code !== 0) throw new Error(`ledgerloom ${args.join(" ")} ended with ${code}: ${err}`);
    return linesOf(out);
  }

  /** Follows a command that goes on. */
  follow(args: readonly string[]): Followed {
    const followed = new Followed(this.start([...args, "--json"]));
    this.#followed.push(followed);
    return followed;
  }

  /** Ends whatever still follows, and deletes the home. */
  async remove(): Promise<void> {
    for (const followed of this.#followed) await followed.end();
    await rm(this.home, { recursive: true, force: true });
  }
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** A command that shows events until it is ended. */
export class Followed {
  readonly #child: ChildProcess;
  #text = "";

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on("data", (chunk) => {
      this.#text += chunk;
    });
  }

  /** Lines that have come until now. */
  // biome-ignore lint/suspicious/noExplicitAny: each command has a form of its own
  get lines(): any[] {
    return linesOf(this.#text.slice(0, this.#text.lastIndexOf("\n") + 1));
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGINT");
    await once(this.#child, "exit");
  }
}
