import { isAddress } from "ethers";
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { Series, SeriesGroup } from "../statements/series-reads.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { type PaymentSeries, PaymentSeriesArgs, PaymentSeriesSet } from "./series.type.ts";
import { lineConditionsOf, statementKeyOf } from "./statement.resolver.ts";
import { PaymentStatement } from "./statement.type.ts";
import { assetView } from "./views.ts";

/** Series of a statement's lines. */
@Resolver(() => PaymentStatement)
export class SeriesResolver {
  @Directive("@cost(weight: 400)")
  @FieldResolver(() => PaymentSeriesSet, {
    description: "What moved, by steps of time; the statement needs a period with `from` and `to`.",
  })
  async series(
    @Root() statement: PaymentStatement,
    @Args(() => PaymentSeriesArgs) { bucket, groupBy, filter }: PaymentSeriesArgs,
    @Ctx() { statements, progress }: PaymentsContext,
  ): Promise<PaymentSeriesSet> {
    const wanted = lineConditionsOf(filter, progress.checkpoint);
    const request = { ...statementKeyOf(statement), bucket, groupBy, wanted };
    const { series, isCut } = await statements.series(request);
    return { series: series.map((one) => seriesView(one, groupBy)), isCut };
  }
}

function seriesView({ asset, name, points }: Series, groupBy: SeriesGroup): PaymentSeries {
  const isParty = groupBy === "COUNTERPARTY";
  const counterparty = isParty && name !== null && isAddress(name) ? accountOf(name) : null;
  return { asset: assetView(asset), counterparty, name: isParty ? null : name, points: [...points] };
}
