import type { ExecutionResult } from "graphql";
import { metrics } from "../../telemetry/metrics.ts";
import { resumed } from "./resumed.ts";
import type { StreamCursor } from "./stream-cursor.ts";
import { bytesPerCharacter, type StreamEvent, type StreamLimits } from "./stream-event.ts";
import { UpstreamSubscription } from "./upstream-subscription.ts";

export interface SharedStreamOptions {
  readonly subgraph: string;
  readonly limits: StreamLimits;
  /** Open subscriptions of all streams, which share one allowance of memory. */
  readonly openSubscriptions: Set<UpstreamSubscription>;
  /** Opens the subgraph's stream after an event, or now. */
  readonly open: (after: string | undefined) => Promise<ExecutionResult | AsyncIterator<ExecutionResult>>;
  readonly cursorOf: (result: ExecutionResult) => string | undefined;
  /** Called when no reader follows it any more. */
  readonly onClosed: () => void;
}

/**
 * Stream of a subgraph, shared by all clients that follow it. Readers that are up to date share one subscription. A
 * reader that resumes further back has a subscription of its own until it has caught up: once its newest event is known
 * to another subscription, both are at the same point of one order, and its readers go on there. Readers that cannot
 * keep up with the live events are cut off.
 */
export class SharedStream {
  readonly #options: SharedStreamOptions;
  readonly #subscriptions = new Set<UpstreamSubscription>();

  constructor(options: SharedStreamOptions) {
    this.#options = options;
  }

  /** Number of its subscriptions to the subgraph now. */
  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /** Joins a client; a result is the subgraph's refusal. */
  async join(after: string | undefined): Promise<StreamCursor | ExecutionResult> {
    const reader = after === undefined ? this.#joinNow() : this.#joinAfter(after);
    const refusal = await reader.subscription.opened;
    return refusal ?? reader.reader;
  }

  #joinNow() {
    const subscription = [...this.#subscriptions].find(({ isLive }) => isLive) ?? this.#newSubscription(undefined);
    return { subscription, reader: subscription.join(subscription.end, subscription.newest) };
  }

  #joinAfter(after: string) {
    const known = this.#lookUp(after);
    if (known) return { subscription: known.subscription, reader: known.subscription.join(known.offset, after) };
    const subscription = this.#newSubscription(after);
    return { subscription, reader: subscription.join(0, after) };
  }

  #lookUp(
    after: string,
    except?: UpstreamSubscription,
  ): { readonly subscription: UpstreamSubscription; readonly offset: number } | undefined {
    for (const subscription of this.#subscriptions) {
      const offset = subscription === except ? undefined : subscription.offsetAfter(after);
      if (offset !== undefined) return { subscription, offset };
    }
    return undefined;
  }

  #newSubscription(after: string | undefined): UpstreamSubscription {
    const { subgraph, limits, openSubscriptions, open, cursorOf, onClosed } = this.#options;
    const count = metrics.subgraphStreamsOpen.labels(subgraph);
    const subscription = new UpstreamSubscription({
      after,
      limits,
      // Subscriptions share the allowance, so that more of them take no more memory.
      allowance: () => limits.maxEventBytes / Math.max(1, openSubscriptions.size),
      open: () => resumed({ open, after, cursorOf }),
      eventOf: (result) => eventOf(result, cursorOf(result)),
      merge: (one) => this.#merge(one),
      overflow: (one, reader) => this.#overflow(one, reader),
      onClosed: (one) => {
        this.#subscriptions.delete(one);
        openSubscriptions.delete(one);
        count.dec();
        if (this.#subscriptions.size === 0) onClosed();
      },
    });
    this.#subscriptions.add(subscription);
    openSubscriptions.add(subscription);
    count.inc();
    return subscription;
  }

  #merge(subscription: UpstreamSubscription): boolean {
    const home = subscription.newest === undefined ? undefined : this.#lookUp(subscription.newest, subscription);
    if (!home) return false;
    const room = this.#options.limits.maxWaitingEvents / 2;
    for (const { lag } of subscription.readers) if (lag > room) return false;
    home.subscription.isLive ||= subscription.isLive;
    for (const reader of [...subscription.readers]) reader.moveTo(home.subscription, home.offset);
    return true;
  }

  /**
   * Handles a reader that is too far behind: among readers that catch up, the slower one gets a subscription of its
   * own.
   */
  #overflow(subscription: UpstreamSubscription, reader: StreamCursor): void {
    if (subscription.isLive || subscription.readers.size === 1) reader.cut();
    else reader.moveTo(this.#newSubscription(subscription.newest), 0);
  }
}

function eventOf(result: ExecutionResult, cursor: string | undefined): StreamEvent {
  const bytes = bytesPerCharacter * JSON.stringify(result).length;
  return { cursor, result, bytes, asked: new Map() };
}
