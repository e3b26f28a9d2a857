import type { BatchSettings } from "../channel/batch-settings.ts";

/** Groups messages into batches by count and size; its caller closes the rest when time is up. */
export class BlockCutter<Message> {
  private pending: Message[] = [];
  private pendingBytes = 0;

  constructor(
    private readonly settings: Pick<BatchSettings, "maxMessages" | "preferredBytes">,
    private readonly sizeOf: (message: Message) => number,
  ) {}

  get isEmpty(): boolean {
    return this.pending.length === 0;
  }

  /** Adds a message; returns the batches that are complete with it. */
  add(message: Message): Message[][] {
    const size = this.sizeOf(message);
    const batches: Message[][] = [];
    if (this.pendingBytes + size > this.settings.preferredBytes && !this.isEmpty) batches.push(this.cut());
    this.pending.push(message);
    this.pendingBytes += size;
    if (size > this.settings.preferredBytes || this.pending.length >= this.settings.maxMessages) {
      batches.push(this.cut());
    }
    return batches;
  }

  cut(): Message[] {
    const batch = this.pending;
    this.pending = [];
    this.pendingBytes = 0;
    return batch;
  }
}
