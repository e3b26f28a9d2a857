import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { JsonRpc } from "../rpc.ts";
import { isWholeState } from "./whole-state.ts";

const unzip = promisify(gunzip);

/** A dump may take this share of the time at most; the chain stops for most of it. */
const largestShare = 0.1;

/** How often a dump is taken anew that is not whole; that of a chain whose nonces were set by hand never is. */
const attempts = 20;

/**
 * Writes the chain's state to a file after every block, or after as many as come while it is being written. The file
 * is replaced as a whole, so a crash leaves the one before.
 */
export class StateFile {
  readonly #rpc: JsonRpc;
  readonly #path: string;
  readonly #stopHeads: (() => void) | undefined;
  #writing: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();
  #isDirty = false;
  #isClosed = false;

  constructor(rpc: JsonRpc, path: string) {
    this.#rpc = rpc;
    this.#path = path;
    this.#stopHeads = rpc.onHead?.(() => this.#changed());
  }

  /** Writes what is not written yet and stops. */
  async close(): Promise<void> {
    this.#stopHeads?.();
    this.#isClosed = true;
    await this.#writing;
    await this.write().catch(() => {});
  }

  /** Writes now; one write at a time. */
  write(): Promise<void> {
    this.#last = this.#last.catch(() => {}).then(() => this.#replaceFile());
    return this.#last;
  }

  async #replaceFile(): Promise<void> {
    const state = await this.#wholeState();
    const file = await open(`${this.#path}.new`, "w", 0o600);
    try {
      await file.writeFile(state);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${this.#path}.new`, this.#path);
    const folder = await open(dirname(this.#path), "r");
    await folder.sync().finally(() => folder.close());
  }

  /** As plain JSON, which `--load-state` reads. */
  async #wholeState(): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const dump = (await this.#rpc.call("anvil_dumpState", [])) as string;
      const state = String(await unzip(Buffer.from(dump.slice(2), "hex")));
      if (attempt === attempts || isWholeState(state)) return state;
    }
  }

  #changed(): void {
    this.#isDirty = true;
    this.#writing ??= this.#writeWhileDirty().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeWhileDirty(): Promise<void> {
    while (this.#isDirty && !this.#isClosed) {
      this.#isDirty = false;
      const start = performance.now();
      // A chain that is away has nothing to write; its next head comes here again.
      await this.write().catch(() => {});
      const pauseMs = (performance.now() - start) * (1 / largestShare - 1);
      if (this.#isDirty && !this.#isClosed) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
