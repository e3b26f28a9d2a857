import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import { GraphError } from "./errors.ts";
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
  /** Runs a query or a mutation. @throws GraphError when the graph answers with errors */
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
  return {
    async request<R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V): Promise<R> {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/graphql-response+json",
          ...(await identify()),
        },
        body: JSON.stringify({ query: print(document), variables }),
      });
      const { data, errors } = (await response.json()) as { data?: R; errors?: readonly GraphQLFormattedError[] };
      if (errors?.length) throw new GraphError(errors);
      return data as R;
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
