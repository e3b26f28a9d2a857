import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { Authenticated } from "../../kit/graph/access.ts";
import { address, boolean, field, fieldOf, optional, withDefault } from "../../kit/graph/fields.ts";
import { inputType, pageArgs } from "../../kit/graph/object-type.ts";
import { connectionType, pageOf } from "../../kit/graph/paging.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { AlarmRow } from "../policies/alarm-row.ts";
import type { Duty } from "../policies/duties.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { DutyEnum, PaymentAlarm } from "./policy.type.ts";
import { type AlarmView, alarmView } from "./views.ts";

const PaymentAlarmConnection = connectionType(() => PaymentAlarm, "PaymentAlarm");

const PaymentAlarmFilterInput = inputType("PaymentAlarmFilterInput", "Which alarms; every given condition must hold.", {
  account: optional(address("Only of this account.")),
  channel: optional(address("Only of the channel with this contract.")),
  duty: optional(fieldOf<Duty>(DutyEnum, "Only of this duty.")),
  isEnded: withDefault(false, boolean("Those that are over, in place of those that last.")),
});
type PaymentAlarmFilterInput = InstanceType<typeof PaymentAlarmFilterInput>;

const PaymentAlarmsArgs = pageArgs({ filter: optional(field(() => PaymentAlarmFilterInput, "Which ones.")) });
type PaymentAlarmsArgs = InstanceType<typeof PaymentAlarmsArgs>;

/** Alarms of an organisation. */
@Resolver(() => PaymentAlarm)
export class AlarmResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => PaymentAlarmConnection, {
    description:
      "What the payment server cannot do for accounts of the asking organisation, oldest first; at most the newest 10,000. Of those that are over, the newest 1,000 of each account are kept.",
  })
  async paymentAlarms(
    @Args(() => PaymentAlarmsArgs) { filter, ...page }: PaymentAlarmsArgs,
    @Ctx() { policies, principal }: PaymentsContext,
  ): Promise<Connection<AlarmView>> {
    const alarms = await policies.alarmsOfOrganization(principal, filter?.isEnded ?? false);
    const keyed = alarms
      .filter(alarmCondition(filter ?? {}))
      .map(alarmView)
      .map((alarm) => ({ key: `${alarm.since.toISOString()} ${idOf(alarm)}`, alarm }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
    return mapNodes(
      pageOf(keyed, ({ key }) => key, page),
      ({ alarm }) => alarm,
    );
  }

  @FieldResolver(() => ID, { description: "Its id; opaque." })
  id(@Root() alarm: AlarmView): string {
    return idOf(alarm);
  }

  @FieldResolver(() => Account, { description: "The account for which it could not be done." })
  account(@Root() { owner }: AlarmView): Account {
    return accountOf(owner);
  }

  @FieldResolver(() => PaymentChannel, { nullable: true, description: "The channel as the graph shows it." })
  async paymentChannel(@Root() { channel }: AlarmView, @Ctx() { reads }: PaymentsContext): Promise<ChannelRow | null> {
    return (await reads.channel(channel)) ?? null;
  }
}

/** Condition on alarms that an account, a channel or a duty is asked for by. */
export function alarmCondition({ account, channel, duty }: Partial<Omit<PaymentAlarmFilterInput, "isEnded">>) {
  const [owner, contract] = [account?.toLowerCase(), channel?.toLowerCase()];
  return (alarm: AlarmRow): boolean =>
    (owner === undefined || alarm.account === owner) &&
    (contract === undefined || alarm.channel === contract) &&
    (!duty || alarm.duty === duty);
}

/** A duty that fails again later, after it was done, is another alarm. */
const idOf = ({ channel, duty, since }: AlarmView): string => `${channel.toLowerCase()}.${duty}.${since.getTime()}`;
