import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { encodePrincipal, isKnown, type Principal } from "../../subgraph-protocol/principal.ts";
import type { RequestContext } from "../request/contexts.ts";
import type { MaskError } from "../request/errors.ts";
import type { SubgraphAnswer, SubgraphRequest } from "../transport/local.ts";
import { Delivery } from "./delivery.ts";
import { KeptAnswers, StreamOperation } from "./operation.ts";
import { RootDocument } from "./root-document.ts";
import { SharedStream } from "./shared-stream.ts";
import type { StreamCursor } from "./stream-cursor.ts";
import type { StreamLimits } from "./stream-event.ts";
import type { UpstreamSubscription } from "./upstream-subscription.ts";

/** Document of a client, with an operation's name when it has several. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
}

/** A client's subscription. */
export interface ClientOperation extends AskedOperation {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: RequestContext;
}

export interface FanOutOptions {
  /** The supergraph. */
  readonly schema: GraphQLSchema;
  readonly limits: StreamLimits;
  readonly maskError: MaskError;
  /** Whether an operation demands nothing of its principal. */
  readonly isPublic: (asked: AskedOperation) => boolean;
}

/** Streams that this gateway follows for its clients: each once, however many clients follow it. */
export class FanOut {
  readonly #options: FanOutOptions;
  readonly #streams = new Map<string, SharedStream>();
  readonly #operations = new Map<string, Followed>();
  readonly #openSubscriptions = new Set<UpstreamSubscription>();
  readonly #kept: KeptAnswers;
  readonly #roots = new WeakMap<DocumentNode, Map<string, RootDocument>>();

  constructor(options: FanOutOptions) {
    this.#options = options;
    this.#kept = new KeptAnswers(options.limits.maxEventBytes / 2);
  }

  /** Context of a stream that clients may share; `undefined` when they may not, because its events have no cursors. */
  contextOf(asked: ClientOperation): RequestContext | undefined {
    const isShareable = this.#rootOf(asked.document, asked.operationName) !== undefined;
    return isShareable ? sharedContext(asked.context, this.#options.isPublic(asked)) : undefined;
  }

  /** Joins a stream of a subgraph; a result is the subgraph's refusal. */
  async join(
    subgraph: string,
    request: SubgraphRequest,
    open: (request: SubgraphRequest) => SubgraphAnswer | Promise<SubgraphAnswer>,
  ): Promise<StreamCursor | ExecutionResult> {
    const root = this.#rootOf(request.document, undefined);
    if (!root) throw new Error(`the stream of ${subgraph} has no cursors`);
    const variables = root.variablesOf(request.variables);
    const key = `${subgraph} ${keyOf(root, variables, request.context)}`;
    const stream =
      this.#streams.get(key) ??
      new SharedStream({
        subgraph,
        limits: this.#options.limits,
        openSubscriptions: this.#openSubscriptions,
        open: async (after) => {
          const asked = { ...variables, ...root.startingAfter(after) };
          return open({
            document: root.document,
            variables: asked,
            operationType: "subscription",
            context: request.context,
          });
        },
        cursorOf: ({ data }) => root.cursorOf(data),
        onClosed: () => this.#streams.delete(key),
      });
    this.#streams.set(key, stream);
    return stream.join(root.afterOf(request.variables));
  }

  /** Answers for one client of a stream, executed once for all clients that ask the same with the same names. */
  deliver(
    reader: StreamCursor,
    { document, operationName, variables, context }: ClientOperation,
    execute: (event: ExecutionResult) => Promise<ExecutionResult> | ExecutionResult,
  ): Delivery {
    const root = this.#rootOf(document, operationName) as RootDocument;
    const key = keyOf(root, root.variablesOf(variables), context);
    const followed = this.#operations.get(key) ?? {
      operation: new StreamOperation(execute, this.#options.maskError, this.#kept),
      followers: 0,
    };
    this.#operations.set(key, followed);
    followed.followers += 1;
    return new Delivery(reader, followed.operation, () => {
      followed.followers -= 1;
      if (followed.followers === 0) this.#operations.delete(key);
    });
  }

  /** @returns `undefined` where there is none; that is not kept, since anybody may name any operation. */
  #rootOf(document: DocumentNode, operationName = ""): RootDocument | undefined {
    const known = this.#roots.get(document) ?? new Map<string, RootDocument>();
    this.#roots.set(document, known);
    const root =
      known.get(operationName) ?? RootDocument.of(document, operationName || undefined, this.#options.schema);
    if (root) known.set(operationName, root);
    return root;
  }
}

interface Followed {
  readonly operation: StreamOperation;
  followers: number;
}

function keyOf(root: RootDocument, variables: object, { encodedPrincipal }: RequestContext): string {
  return `${encodedPrincipal} ${JSON.stringify(variables)} ${root.text}`;
}

/**
 * Context in which a shared stream is followed. Without demands on the principal it is the organisation's, so that all
 * its members share the stream; else it is the principal's own, whichever of its tokens it comes with.
 */
function sharedContext({ principal: one, log }: RequestContext, isPublic: boolean): RequestContext {
  const principal = isPublic ? organizationOf(one) : { ...one, expiresAt: undefined };
  // Keeps nothing of the client's request, which may end before the stream does.
  return { log, headers: {}, principal, encodedPrincipal: encodePrincipal(principal), subgraphContexts: new Map() };
}

function organizationOf(principal: Principal): Principal {
  return isKnown(principal) ? { subject: principal.mspId, mspId: principal.mspId, scopes: [] } : principal;
}
