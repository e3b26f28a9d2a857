import { reading } from "@ledgerloom/sdk";
import { OneOperationDocument, OperationStreamDocument } from "../generated/operations.ts";
import { CliError, notFound } from "../output/cli-error.ts";
import type { Call } from "./call.ts";
import { eventsOf, startOf } from "./events.ts";
import type { OperationDetails } from "./operation-facts.ts";

const ended = new Set(["COMPLETED", "FAILED", "REJECTED", "WITHDRAWN", "EXPIRED"]);

/** @param position that the answer shows at least @throws CliError when there is none */
export async function operationById(call: Call, id: string, position?: string): Promise<OperationDetails> {
  const client = await call.client();
  const shown = position === undefined ? client : reading(client, { after: [position] });
  const { operation } = await shown.request(OneOperationDocument, { id });
  if (!operation) throw notFound(`operation ${id}`, "look at `ledgerloom ops list`");
  return operation;
}

/** An operation now, and after each of its events until it has ended. */
export async function* progressOf(call: Call, id: string): AsyncGenerator<OperationDetails> {
  const after = await startOf(call, "ops");
  let operation = await operationById(call, id);
  yield operation;
  if (ended.has(operation.status)) return;
  for await (const _event of eventsOf(call, OperationStreamDocument, { after, filter: { operationId: id } })) {
    operation = await operationById(call, id);
    yield operation;
    if (ended.has(operation.status)) return;
  }
}

/** Waits until an operation has ended. @throws CliError unless it is COMPLETED */
export async function completed(call: Call, id: string): Promise<OperationDetails> {
  let last: OperationDetails | undefined;
  for await (const operation of progressOf(call, id)) {
    last = operation;
    call.output.progress(progressText(operation));
  }
  call.output.progress(undefined);
  if (last?.status !== "COMPLETED")
    throw new CliError("ENDED_OTHERWISE", `operation ${id} has ended as ${last?.status}`, {
      mend: `see why by \`ledgerloom ops show ${id}\``,
    });
  return last;
}

function progressText({ id, status, votes, executions }: OperationDetails): string {
  const done = executions.filter(({ endedAt }) => endedAt !== null).length;
  return `${id} ${status}: ${votes.length} votes, ${done} of ${executions.length} executions ended`;
}
