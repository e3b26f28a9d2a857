import type { ExecutionResult } from "graphql";
import { metrics } from "../../telemetry/metrics.ts";
import { resumed } from "./resumed.ts";
import type { StreamCursor } from "./stream-cursor.ts";
import { bytesPerCharacter, type StreamEvent, type StreamLimits } from "./stream-event.ts";
import { UpstreamSubscription } from "./upstream-subscription.ts";

export interface SharedStreamOptions {
  readonly subgraph: string;
  readonly limits: StreamLimits;
  /** All that is open, of whichever stream. */
  readonly openSubscriptions: Set<UpstreamSubscription>;
  /** Opens the subgraph's stream after an event, or now. */
  readonly open: (after: string | undefined) => Promise<ExecutionResult | AsyncIterator<ExecutionResult>>;
  readonly cursorOf: (result: ExecutionResult) => string | undefined;
  /** Nobody follows it any more. */
  readonly onClosed: () => void;
}

/**
 * One stream of a subgraph for all clients that follow it. Those that are up to date share one subscription; one that
 * resumes further back has a subscription of its own until it has caught up: when its newest event is known to another
 * subscription, both are at the same point of one order, and its readers go on there. Readers that cannot keep up with
 * what happens now are cut.
 */
export class SharedStream {
  readonly #options: SharedStreamOptions;
  readonly #subscriptions = new Set<UpstreamSubscription>();

  constructor(options: SharedStreamOptions) {
    this.#options = options;
  }

  /** How many subscriptions to the subgraph it takes at the moment. */
  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /** A client's reader, or the subgraph's refusal. */
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
      // Subscriptions share what there is, so that however many are open they take no more.
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

  /** Readers that still catch up need not be equally fast: the slower one goes on alone. */
  #overflow(subscription: UpstreamSubscription, reader: StreamCursor): void {
    if (subscription.isLive || subscription.readers.size === 1) reader.cut();
    else reader.moveTo(this.#newSubscription(subscription.newest), 0);
  }
}

function eventOf(result: ExecutionResult, cursor: string | undefined): StreamEvent {
  const bytes = bytesPerCharacter * JSON.stringify(result).length;
  return { cursor, result, bytes, asked: new Map() };
}
