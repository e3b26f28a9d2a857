import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { Gateways } from "./gateways.ts";
import { withKey } from "./idempotency.ts";
import { ask } from "./request.ts";
import { follow } from "./subscription.ts";

export interface ClientOptions {
  /** The gateway's endpoint, or those of several, of which one is used until it fails; default `http://127.0.0.1:4000/graphql`. */
  readonly url?: string | readonly string[];
  /** Tells who asks; without it only public data is answered. A function is asked again for each connection. */
  readonly token?: string | (() => string | Promise<string>);
}

type Variables<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/** A typed connection to one Ledgerloom graph. */
export interface Client {
  /**
   * Runs a query or a mutation. Where no gateway answers it tries again for some seconds, after a fault that may pass once.
   * A mutation carries an `idempotencyKey`, one of its own unless the input has one, so that it acts once all the same.
   * @throws GraphError when the graph answers with errors
   */
  request<R, V extends object>(document: TypedDocumentNode<R, V>, ...variables: Variables<V>): Promise<R>;
  /**
   * Follows a subscription. After a lost connection it resumes from the last event's cursor, so nothing is lost and
   * nothing comes twice. Ends when the loop that reads it ends. @throws GraphError when the graph refuses it
   */
  subscribe<R, V extends object>(
    document: TypedDocumentNode<R, V>,
    ...variables: Variables<V>
  ): AsyncIterableIterator<R>;
}

/** Connects to a graph; nothing is sent before the first request. */
export function createClient(options: ClientOptions = {}): Client {
  const gateways = new Gateways([options.url ?? "http://127.0.0.1:4000/graphql"].flat());
  const identify = async (): Promise<Record<string, string>> => {
    const token = typeof options.token === "function" ? await options.token() : options.token;
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
  return {
    request<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V): Promise<R> {
      return ask({ gateways, identify, document, variables: withKey(document, variables) }) as Promise<R>;
    },
    subscribe<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V): AsyncIterableIterator<R> {
      return follow<R>({
        gateways,
        connectionParams: identify,
        query: print(document),
        variables: { ...variables },
      });
    },
  };
}
