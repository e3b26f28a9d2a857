import { Args, Ctx, Resolver, Root, Subscription } from "type-graphql";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import type { OperationAct } from "../projection/block-changes.ts";
import type { OpsContext } from "./context.ts";
import { OperationEventsArgs } from "./operation.inputs.ts";
import { eventTypeOf } from "./operation-enums.ts";
import { OperationEvent, operationEventOf } from "./operation-event.type.ts";

/** Stream of the events of operations. */
@Resolver()
export class OperationEventsResolver {
  @Subscription(() => OperationEvent, {
    description: "What happens to operations, in ledger order.",
    subscribe: ({ args, context }: { args: OperationEventsArgs; context: OpsContext }) => follow(args, context),
  })
  operationEvents(
    @Root() entry: FeedEntry<OperationAct>,
    @Ctx() { progress }: OpsContext,
    @Args(() => OperationEventsArgs) _args: OperationEventsArgs,
  ): OperationEvent {
    return operationEventOf(entry, progress.positionAt(entry.block));
  }
}

function follow({ after, filter }: OperationEventsArgs, { events }: OpsContext) {
  const matches = ({ type, organization, operation }: OperationAct): boolean =>
    (filter?.operationId ?? operation.id) === operation.id &&
    (filter?.organization ?? organization) === organization &&
    (!filter?.types || filter.types.includes(eventTypeOf(type)));
  return events.follow({ after: after ?? undefined, ...(filter && { matches }) });
}
