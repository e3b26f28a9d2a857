import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../store/tables/page.ts";
import { Authenticated } from "../../kit/graph/access.ts";
import { connectionType, PageArgs, pageOf } from "../../kit/graph/paging.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { Trace } from "../attribution/attribution.service.ts";
import type { TracedRequests } from "../attribution/attribution.ts";
import { overflowCallers } from "../attribution/path-counts.ts";
import { pathOf } from "../model/call-path.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentTrace, type TracedPayment } from "./cost.type.ts";

const PaymentTraceConnection = connectionType(() => PaymentTrace, "PaymentTrace");

/** Trace whose payments are still to be read. */
type TraceView = Pick<Trace, "traceId" | "traced">;

/** Traced payment as its resolver gives it: its channel is the store's row. */
type TracedPaymentView = Omit<TracedPayment, "channel"> & { readonly channel: ChannelRow };

/** Costs of traces. */
@Resolver(() => PaymentTrace)
export class TraceResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => PaymentTraceConnection, {
    description:
      "Traces in which accounts signed that are held here for the asking organisation, newest first; only the newest are kept.",
  })
  async paymentTraces(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { attribution, reads, principal }: PaymentsContext,
  ): Promise<Connection<TraceView>> {
    const traces = await attribution.traces(consumersBy(reads), principal);
    const newestFirst = traces.sort((one, other) => other.number - one.number);
    return pageOf(newestFirst, ({ number }) => String(Number.MAX_SAFE_INTEGER - number).padStart(16, "0"), page);
  }

  @PresentOnly()
  @Authenticated()
  @Query(() => PaymentTrace, {
    description: "What a trace cost the accounts that are held here for the asking organisation.",
  })
  async paymentTrace(
    @Arg("traceId", () => String, { description: "The trace's id: 32 hexadecimal digits." }) traceId: string,
    @Ctx() { attribution, reads, principal }: PaymentsContext,
  ): Promise<TraceView> {
    return { traceId, traced: await attribution.traced(traceId.toLowerCase(), consumersBy(reads), principal) };
  }

  @FieldResolver()
  async payments(@Root() { traced }: TraceView, @Ctx() { reads }: PaymentsContext): Promise<TracedPaymentView[]> {
    const payments = traced.map(async (requests) => {
      const channel = await reads.channel(requests.lane.channel);
      return channel ? [paymentView(requests, channel)] : [];
    });
    return (await Promise.all(payments)).flat();
  }
}

function paymentView({ lane: key, count, price, path }: TracedRequests, channel: ChannelRow): TracedPaymentView {
  const { tokenId, lane } = key;
  const parties = { consumer: accountOf(channel.consumer), provider: accountOf(channel.provider) };
  const callers = path === overflowCallers ? [] : pathOf(path).map(accountOf);
  return { ...parties, channel, tokenId, lane, requests: count, value: BigInt(count) * price, origin: callers };
}

const consumersBy = (reads: PaymentsContext["reads"]) => async (channel: string) =>
  (await reads.channel(channel))?.consumer;
