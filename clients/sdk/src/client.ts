import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import { GraphError } from "./errors.ts";
import { askTwice, isMutation, withKey } from "./idempotency.ts";
import { follow } from "./subscription.ts";

export interface ClientOptions {
  /** The gateway's endpoint; default `http://127.0.0.1:4000/graphql`. */
  readonly url?: string;
  /** Tells who asks; without it only public data is answered. A function is asked again for each connection. */
  readonly token?: string | (() => string | Promise<string>);
}

type Variables<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/** A typed connection to one Ledgerloom graph. */
export interface Client {
  /**
   * Runs a query or a mutation. A mutation carries an idempotency key, its own unless the input has one, and is sent once
   * more under it when the answer was lost. @throws GraphError when the graph answers with errors
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
  const url = options.url ?? "http://127.0.0.1:4000/graphql";
  const identify = async (): Promise<Record<string, string>> => {
    const token = typeof options.token === "function" ? await options.token() : options.token;
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
  const ask = async <R>(body: string): Promise<R> => {
    const accept = "application/graphql-response+json";
    const headers = { "content-type": "application/json", accept, ...(await identify()) };
    const response = await fetch(url, { method: "POST", headers, body });
    const { data, errors } = (await response.json()) as { data?: R; errors?: readonly GraphQLFormattedError[] };
    if (errors?.length) throw new GraphError(errors);
    return data as R;
  };
  return {
    request<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V): Promise<R> {
      const query = print(document);
      if (!isMutation(document)) return ask<R>(JSON.stringify({ query, variables }));
      const body = JSON.stringify({ query, variables: withKey(document, variables) });
      return askTwice(() => ask<R>(body));
    },
    subscribe<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V): AsyncIterableIterator<R> {
      return follow<R>({
        url: url.replace(/^http/, "ws"),
        connectionParams: identify,
        query: print(document),
        variables: { ...variables },
      });
    },
  };
}
