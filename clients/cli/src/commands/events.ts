import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { StreamStartDocument } from "@ledgerloom/sdk";
import type { Command } from "commander";
import type { Call } from "./call.ts";

/** Subgraphs that have event streams. */
type Part = "marketplace" | "ops" | "payments";

export const watchOption = (self: Command): Command =>
  self.option("--watch", "go on, and show each change as it comes");

export const afterOption = (self: Command): Command =>
  self.option("--after <cursor>", "begin behind an event: the cursor that --json showed with it");

/** Where the events of a part go on from now, so that nothing is missed between a list and what follows it. */
export async function startOf(call: Call, part: Part): Promise<string> {
  const { _meta } = await (await call.client()).request(StreamStartDocument);
  return _meta[part].cursor;
}

/** Follows a subscription across lost connections, and says when one was lost. */
export async function* eventsOf<R, V extends object>(
  call: Call,
  document: TypedDocumentNode<R, V>,
  variables: V,
): AsyncGenerator<R> {
  const onState = (state: string) => {
    if (state === "lost") call.output.note("the connection is lost; nothing will be missed when it is back");
    if (state === "resumed") call.output.note("the connection is back");
  };
  const client = await call.client();
  yield* client.subscribe<R, object>(document as TypedDocumentNode<R, object>, variables, { onState });
}
