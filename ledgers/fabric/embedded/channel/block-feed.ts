import type { ChannelStore } from "../storage/channel-store.ts";
import { CommittedBlock } from "./committed-block.ts";

/** Number of newest blocks in memory, which followers are likely to ask for next. */
const recentLimit = 16;

/** Hands out the blocks of a channel to any number of followers, past ones from the store and new ones as they come. */
export class BlockFeed {
  private readonly recent = new Map<number, CommittedBlock>();
  private readonly sleepers = new Set<() => void>();

  constructor(private readonly store: ChannelStore) {}

  get height(): number {
    return this.store.height;
  }

  /** Publishes a committed block; called once for each, in order. */
  publish(block: CommittedBlock): void {
    this.recent.set(block.number, block);
    this.recent.delete(block.number - recentLimit);
    for (const wake of [...this.sleepers]) wake();
  }

  block(number: number): CommittedBlock | undefined {
    const recent = this.recent.get(number);
    if (recent !== undefined) return recent;
    const bytes = this.store.blockBytes(number);
    return bytes === undefined ? undefined : new CommittedBlock(number, bytes);
  }

  /** Blocks from `first` on, without an end; waits for those that do not exist yet. */
  async *follow(first: number, signal: AbortSignal): AsyncGenerator<CommittedBlock, void> {
    for (let number = first; !signal.aborted; ) {
      const block = number < this.height ? this.block(number) : undefined;
      if (block === undefined) await this.sleep(signal);
      else {
        yield block;
        number++;
      }
    }
  }

  private sleep(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.sleepers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener("abort", wake);
    });
  }
}
