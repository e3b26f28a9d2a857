import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { Authenticated } from "../../kit/graph/access.ts";
import { connectionType, PageArgs, pageOf } from "../../kit/graph/paging.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentAlarm } from "./policy.type.ts";
import { type AlarmView, alarmView } from "./views.ts";

const PaymentAlarmConnection = connectionType(() => PaymentAlarm, "PaymentAlarm");

/** Alarms of an organisation. */
@Resolver(() => PaymentAlarm)
export class AlarmResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => PaymentAlarmConnection, {
    description:
      "What the payment server could not do for accounts of the asking organisation, oldest first: at most 10,000.",
  })
  async paymentAlarms(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { policies, principal }: PaymentsContext,
  ): Promise<Connection<AlarmView>> {
    const alarms = (await policies.alarmsOfOrganization(principal)).map(alarmView);
    const keyed = alarms.map((alarm) => ({ key: `${alarm.since.toISOString()} ${idOf(alarm)}`, alarm }));
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

/** A duty that fails again later, after it was done, is another alarm. */
const idOf = ({ channel, duty, since }: AlarmView): string => `${channel.toLowerCase()}.${duty}.${since.getTime()}`;
