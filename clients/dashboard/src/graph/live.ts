import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { SubscriptionState } from "@ledgerloom/sdk";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { Batches } from "./batches.ts";
import { useConnection } from "./connection.tsx";
import { Refreshing, type Topic } from "./refreshing.ts";
import { Store } from "./store.ts";
import { withAnyVariables } from "./untyped-variables.ts";

/** State of a stream besides what the client reports: not heard of yet, or refused for good. */
export type StreamState = SubscriptionState | "connecting" | "ended";

/** State of each stream that is followed now. */
export const streams = new Store<ReadonlyMap<string, StreamState>>(new Map());

function note(name: string, state: StreamState | undefined): void {
  const changed = new Map(streams.get());
  if (state) changed.set(name, state);
  else changed.delete(name);
  streams.set(changed);
}

const refreshings = new WeakMap<QueryClient, Refreshing>();

function refreshingOf(queries: QueryClient): Refreshing {
  const known = refreshings.get(queries) ?? new Refreshing(queries);
  refreshings.set(queries, known);
  return known;
}

interface Stream<R, V> {
  /** Name of what it tells of. */
  readonly name: string;
  readonly document: TypedDocumentNode<R, V>;
  readonly variables: V;
  /** Called when events may have been left out until now: at its begin, and when it was taken up again. */
  readonly onResumed?: () => void;
}

/**
 * Follows a stream as long as a component is shown; its events come in batches, at a pace. The client resumes after a
 * loss by itself, with nothing left out.
 */
export function useStream<R, V extends object>(stream: Stream<R, V>, onEvents: (events: readonly R[]) => void): void {
  const { client } = useConnection();
  const { name: of, document, variables } = stream;
  const key = JSON.stringify(variables);
  const take = useEffectEvent(onEvents);
  const resumed = useEffectEvent(() => stream.onResumed?.());
  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by what is in them
  useEffect(() => {
    const name = `${of} ${key} ${crypto.randomUUID()}`;
    const leaving = new AbortController();
    const onState = (state: SubscriptionState) => {
      note(name, state);
      if (state !== "lost") resumed();
    };
    const events = client.subscribe(withAnyVariables(document), variables, { signal: leaving.signal, onState });
    note(name, "connecting");
    const batches = new Batches<R>((batch) => take(batch));
    const follow = async () => {
      for await (const event of events) batches.add(event);
    };
    follow().catch(() => {
      if (!leaving.signal.aborted) note(name, "ended");
    });
    return () => {
      leaving.abort();
      batches.stop();
      note(name, undefined);
    };
  }, [client, of, document, key]);
}

interface Followed<R, V> {
  readonly topic: Topic;
  readonly document: TypedDocumentNode<R, V>;
  readonly variables: V;
}

/** Follows a stream, and makes the answers of its topic old with its events. */
export function useEvents<R, V extends object>(
  followed: Followed<R, V>,
  onEvents: (events: readonly R[]) => void = () => {},
): void {
  const refreshing = refreshingOf(useQueryClient());
  const { topic, document, variables } = followed;
  // Events of the time between may have been of answers that were asked for before it.
  const onResumed = () => refreshing.refresh(topic);
  useStream({ name: topic, document, variables, onResumed }, (events) => {
    onEvents(events);
    refreshing.refresh(topic);
  });
}
