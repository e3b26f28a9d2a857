import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { EventSockets } from "./event-socket.ts";
import { Gateways } from "./gateways.ts";
import { StreamStartDocument, type StreamStartQuery } from "./generated/operations.ts";
import { withKey } from "./idempotency.ts";
import { ask } from "./request.ts";
import { streamDocument } from "./stream-document.ts";
import { streamStart } from "./stream-start.ts";
import { follow, type SubscriptionState } from "./subscription.ts";

type Token = string | null | undefined;

export interface ClientOptions {
  /**
   * The gateway's endpoint, or those of several, of which one is used until it fails; default
   * `http://127.0.0.1:4000/graphql`.
   */
  readonly url?: string | readonly string[];
  /**
   * Access token of the caller; without it, or where the function gives none, the caller is anonymous and gets public
   * data. A function is called again for each request and connection, so that subscriptions go on when a token has
   * expired.
   */
  readonly token?: Token | (() => Token | Promise<Token>);
  /** Time without a sign, in ms, after which a connection is tested, and then given up; default 10,000. */
  readonly pingMs?: number;
  /**
   * Longest time of a gateway for a whole answer, in ms, after which another one is asked, once; default 150,000, as
   * gateways take two minutes at most.
   */
  readonly timeoutMs?: number;
}

export interface RequestOptions {
  /** Signal that gives up; the request fails with its reason. */
  readonly signal?: AbortSignal;
}

export interface SubscribeOptions extends RequestOptions {
  /** Called when the subscription is followed, lost and followed again. */
  readonly onState?: (state: SubscriptionState) => void;
}

/** Variables, which may be left out where all of them may, and options. */
type Parameters<V, O> = Record<string, never> extends V ? [variables?: V, options?: O] : [variables: V, options?: O];

/** A typed connection to one Ledgerloom graph. */
export interface Client {
  /**
   * Runs a query or a mutation. Where no gateway answers it tries again for some seconds, after a fault that may pass
   * once. A mutation carries an `idempotencyKey`, one of its own unless the input has one, so that it acts once all the
   * same.
   * @throws GraphError when the graph answers with errors; Error when it does not answer
   */
  request<R, V extends object>(document: TypedDocumentNode<R, V>, ...rest: Parameters<V, RequestOptions>): Promise<R>;
  /**
   * Follows a subscription from its variable for `after` on, or from now. After a lost connection it resumes from the
   * last event's cursor, so nothing is lost and nothing comes twice; all subscriptions of a client share a connection.
   * Ends when the loop that reads it ends.
   * @throws NotResumableError when the document has no variable for `after`, or does not select `cursor`; while
   * reading, GraphError when the graph refuses it, or the signal's reason
   */
  subscribe<R, V extends object>(
    document: TypedDocumentNode<R, V>,
    ...rest: Parameters<V, SubscribeOptions>
  ): AsyncIterableIterator<R>;
}

/** Longest time until a gateway has opened a stream, as a multiple of `pingMs`. */
const patience = 3;

/** Connects to a graph; nothing is sent before the first request. @throws TypeError when a URL is none */
export function createClient({ url, token, pingMs = 10_000, timeoutMs = 150_000 }: ClientOptions = {}): Client {
  const gateways = new Gateways([url ?? "http://127.0.0.1:4000/graphql"].flat());
  const identify = async (): Promise<Record<string, string>> => {
    const given = typeof token === "function" ? await token() : token;
    return given ? { authorization: `Bearer ${given}` } : {};
  };
  const connectMs = patience * pingMs;
  const sockets = new EventSockets(gateways, { identify, pingMs, connectMs });
  const client: Client = {
    request<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V, options?: RequestOptions) {
      const asked = { gateways, identify, document, variables: withKey(document, variables), timeoutMs };
      return ask({ ...asked, signal: options?.signal }) as Promise<R>;
    },
    subscribe<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V, options?: SubscribeOptions) {
      const stream = { sockets, document: streamDocument(document), variables: { ...variables } };
      const startOf = (field: string, signal: AbortSignal) => {
        const asked = {
          gateways,
          identify,
          document: StreamStartDocument,
          variables: {},
          signal,
          timeoutMs: connectMs,
        };
        return streamStart(() => ask(asked) as Promise<StreamStartQuery>, field);
      };
      return follow<R>({ ...stream, startOf, isRenewable: typeof token === "function", ...options });
    },
  };
  return client;
}
