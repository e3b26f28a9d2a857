import { type Child, compiledModule, startChild } from "../../../process/child-process.ts";
import { freePorts } from "../../../process/free-ports.ts";
import type { Part } from "./part-process.ts";

/** A process that is killed and started again where it was. */
export class RunningPart {
  #part: Part;
  #process: Child<string>;

  private constructor(part: Part, process: Child<string>) {
    this.#part = part;
    this.#process = process;
  }

  static async start(part: Omit<Part, "port">): Promise<RunningPart> {
    const [port = 0] = await freePorts(0, 1);
    const whole = { ...part, port };
    return new RunningPart(whole, await launch(whole));
  }

  get url(): string {
    return this.#process.ready;
  }

  async kill(): Promise<void> {
    await this.#process.kill();
  }

  async crash(): Promise<void> {
    await this.kill();
    this.#process = await launch(this.#part);
  }

  /** Crashes a process with subgraphs, which come back with other schemas. */
  async change(version: number): Promise<void> {
    this.#part = { ...this.#part, version };
    await this.crash();
  }
}

function launch(part: Part): Promise<Child<string>> {
  const module = compiledModule("test/faults/streams/part-process.js");
  return startChild<string>({ module, args: [JSON.stringify(part)] });
}
