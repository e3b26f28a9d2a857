import { Args, Resolver, Root, Subscription } from "type-graphql";
import { Authenticated } from "../../kit/graph/access.ts";
import { type AlarmEvent, alarmCursor } from "../policies/alarm-log.ts";
import { alarmCondition } from "./alarm.resolver.ts";
import { PaymentAlarmEvent, PaymentAlarmEventsArgs } from "./alarm-event.type.ts";
import type { PaymentsContext } from "./context.ts";
import { type AlarmView, alarmView } from "./views.ts";

interface SubscribeOptions {
  readonly args: PaymentAlarmEventsArgs;
  readonly context: PaymentsContext;
}

/** Changes of an organisation's alarms. */
@Resolver()
export class AlarmEventsResolver {
  @Authenticated()
  @Subscription(() => PaymentAlarmEvent, {
    description:
      "What happens to alarms of the asking organisation's accounts, in order; with `after` also what has happened since. The newest 100,000 events are kept.",
    subscribe: ({ args: { after, filter }, context: { policies, principal } }: SubscribeOptions) =>
      policies.followAlarms(principal, after ?? undefined, matching(filter)),
  })
  paymentAlarmEvents(
    @Root() { id, type, happenedAt, ...alarm }: AlarmEvent,
    @Args(() => PaymentAlarmEventsArgs) _args: PaymentAlarmEventsArgs,
  ): PaymentAlarmEvent & { readonly alarm: AlarmView } {
    return { cursor: alarmCursor(id), type, alarm: alarmView(alarm), happenedAt };
  }
}

function matching(filter: PaymentAlarmEventsArgs["filter"]): (event: AlarmEvent) => boolean {
  const { types, ...wanted } = filter ?? {};
  const isWanted = alarmCondition(wanted);
  return (event) => isWanted(event) && (!types || types.includes(event.type));
}
