/**
 * Bytes of bodies and messages that have not come whole yet, over all connections of one server. The limit of one message
 * bounds none of this: nobody is known before their message is there, so nobody's connections can be counted.
 */
export class ArrivingBytes {
  readonly max: number;
  #bytes = 0;

  constructor(max: number) {
    this.max = max;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Counts more bytes of a message; `false`, and nothing counted, when there is no room for them. */
  take(bytes: number): boolean {
    if (this.#bytes + bytes > this.max) return false;
    this.#bytes += bytes;
    return true;
  }

  /** Bytes of a message that has come, or never will. */
  release(bytes: number): void {
    this.#bytes -= bytes;
  }
}
