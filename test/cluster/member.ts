import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { compiledModule } from "../../process/child-process.ts";

export interface MemberOptions {
  /** Name such as `gateway 1`. */
  readonly name: string;
  /** Module that it runs, such as `gateway/main.js`. */
  readonly module: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** One process of a cluster, started again and again with the same settings. */
export class Member {
  readonly name: string;
  readonly url: string;
  readonly #options: MemberOptions;
  #process: ChildProcess | undefined;

  constructor(options: MemberOptions) {
    this.name = options.name;
    this.url = options.url;
    this.#options = options;
  }

  start(): void {
    const { module, settings } = this.#options;
    this.#process = spawn(process.execPath, [compiledModule(module)], {
      env: { PATH: process.env.PATH, ...settings },
      stdio: ["ignore", "ignore", "inherit"],
    });
  }

  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  /** @throws Error when it ends instead */
  async ready(): Promise<void> {
    const url = new URL("../../../../ready", this.url);
    for (;;) {
      if (this.#process?.exitCode !== null) throw new Error(`${this.name} ended with ${this.#process?.exitCode}`);
      const response = await fetch(url).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends it and waits for its end. @returns its exit code or signal */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | NodeJS.Signals | null> {
    const child = this.#process;
    if (!child || !this.isRunning) return null;
    const ended = once(child, "exit");
    child.kill(signal);
    const [code, by] = await ended;
    return by ?? code;
  }
}
