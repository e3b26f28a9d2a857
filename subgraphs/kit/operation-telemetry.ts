import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestHandler } from "express";
import { type ExecutionArgs, getOperationAST, type OperationDefinitionNode } from "graphql";
import { ObservedOperation } from "../../telemetry/operation.ts";
import type { Carrier } from "../../telemetry/requests.ts";
import { countedStream } from "../../telemetry/streams.ts";

/** Symbol, since the GraphQL server copies contexts. */
const observedKey = Symbol("observed");

interface Adopted {
  readonly [observedKey]?: ObservedOperation;
}

/** Telemetry of a subgraph in a process of its own: over HTTP from the parsed body on, over WebSocket per message. */
export class OperationTelemetry {
  readonly #part: string;
  readonly #carriers = new WeakMap<ExecutionArgs, Carrier>();

  /** @param part the subgraph's name */
  constructor(part: string) {
    this.#part = part;
  }

  /** Handler between the JSON parser, which loses the request's context, and the GraphQL server. */
  readonly open: RequestHandler = (request, response, next) => {
    const observed = new ObservedOperation({ part: this.#part, carrier: request.headers });
    response.locals.observed = observed;
    // Ends requests that never became an operation.
    response.once("close", () => observed.end(response.statusCode < 400 ? {} : { errors: [{}] }));
    observed.run(next);
  };

  /** Links a context with the request that it was made for. */
  adopt<C extends object>(context: C, { observed }: Record<string, unknown>): C {
    return Object.assign(context, { [observedKey]: observed });
  }

  /** Plugin that names each HTTP operation and records its outcome. */
  readonly plugin: ApolloServerPlugin<Adopted> = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ contextValue, operation }) => {
        const observed = contextValue[observedKey];
        if (observed) setOperationName(observed, operation);
      },
      willSendResponse: async ({ contextValue, response: { body } }) => {
        if (body.kind === "single") contextValue[observedKey]?.end(body.singleResult);
      },
    }),
  };

  /** Keeps the trace of a WebSocket message. */
  carry(args: ExecutionArgs, extensions: Carrier | null | undefined): void {
    if (extensions) this.#carriers.set(args, extensions);
  }

  /** Observes an operation over WebSocket. */
  answering<A>(answer: (args: ExecutionArgs) => Promise<A>): (args: ExecutionArgs) => Promise<A> {
    return (args) => {
      const observed = new ObservedOperation({ part: this.#part, carrier: this.#carriers.get(args) });
      setOperationName(observed, getOperationAST(args.document, args.operationName));
      return observed.answer(async () => this.#counted(await answer(args)));
    };
  }

  #counted<A>(answer: A): A {
    return isStream(answer) ? (countedStream(this.#part, answer) as A) : answer;
  }
}

function isStream(answer: unknown): answer is AsyncIterableIterator<unknown> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

function setOperationName(observed: ObservedOperation, operation: OperationDefinitionNode | null | undefined): void {
  if (operation) observed.setOperationName({ type: operation.operation, name: operation.name?.value });
}
