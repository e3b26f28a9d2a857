import { getAddress, isAddress } from "ethers";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { FinalityPositions } from "../../../store/projection/checkpoint.ts";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { Authenticated } from "../../kit/graph/access.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { succeeded } from "../model/transaction.ts";
import type { EntryRow } from "../projection/statement-entry.ts";
import type { LineConditions } from "../statements/line-conditions.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { blocksOf, finalityOf } from "./finality.ts";
import { PeriodInput } from "./period.input.ts";
import {
  PaymentBalance,
  PaymentStatement,
  PaymentStatementLine,
  PaymentStatementLineConnection,
  type PaymentStatementLineFilterInput,
  PaymentStatementLinesArgs,
} from "./statement.type.ts";
import { PaymentTokenType } from "./token.type.ts";
import { assetView } from "./views.ts";

/** A line whose channel is still to be read. */
type Line = Omit<PaymentStatementLine, "channel" | "token"> & { readonly row: EntryRow };

/** Statement of an account. Everybody may see it, as the chain shows it to everybody. */
@Resolver(() => Account)
export class AccountStatementResolver {
  @FieldResolver(() => PaymentStatement, { description: "What happened to its money in channels." })
  paymentStatement(
    @Root() account: Account,
    @Arg("period", () => PeriodInput, { nullable: true, description: "All time unless given." }) period?: PeriodInput,
  ): PaymentStatement {
    return { accounts: [account], period };
  }
}

/** Statements as the projection has them. */
@Resolver(() => PaymentStatement)
export class StatementResolver {
  @Authenticated()
  @Query(() => PaymentStatement, {
    description: "What happened to the money of the accounts that are held here for the asking organisation.",
  })
  async paymentStatement(
    @Ctx() { accounts, principal }: PaymentsContext,
    @Arg("period", () => PeriodInput, { nullable: true, description: "All time unless given." }) period?: PeriodInput,
  ): Promise<PaymentStatement> {
    const held = await accounts.ofOrganization(principal);
    return { accounts: held.map(({ address }) => accountOf(address)), period };
  }

  @FieldResolver(() => [PaymentBalance], { description: "For each asset that ever moved, what became of it." })
  async balances(
    @Root() statement: PaymentStatement,
    @Ctx() { statements }: PaymentsContext,
  ): Promise<PaymentBalance[]> {
    const balances = await statements.balances(statementKeyOf(statement));
    return balances.map((balance) => ({ ...balance, asset: assetView(balance.asset) }));
  }

  @FieldResolver(() => PaymentStatementLineConnection, {
    description: "Every movement, oldest first unless ordered otherwise.",
  })
  async lines(
    @Root() statement: PaymentStatement,
    @Args(() => PaymentStatementLinesArgs) args: PaymentStatementLinesArgs,
    @Ctx() { statements, progress }: PaymentsContext,
  ): Promise<Connection<Line>> {
    const wanted = lineConditionsOf(args.filter, progress.checkpoint);
    const found = await statements.lines(statementKeyOf(statement), wanted, args, args.orderBy?.direction === "DESC");
    return mapNodes(found, (row) => ({
      ...row,
      row,
      id: `${row.account}.${row.ordinal}`,
      account: accountOf(row.account),
      counterparty: row.counterparty === null ? null : accountOf(row.counterparty),
      x402Channel: isAddress(row.channel) ? null : row.channel,
      asset: assetView(row.asset),
      transaction: succeeded(row.transactionHash, Number(row.block)),
      finality: finalityOf(row.block, progress.checkpoint),
    }));
  }
}

/** Channel and token that a line leads to. */
@Resolver(() => PaymentStatementLine)
export class StatementLineResolver {
  @FieldResolver()
  async channel(@Root() { row }: Line, @Ctx() { reads }: PaymentsContext): Promise<ChannelRow | null> {
    return (await reads.channel(row.channel)) ?? null;
  }

  @FieldResolver()
  async token(@Root() { row }: Line, @Ctx() { loaders, reads }: PaymentsContext): Promise<PaymentTokenType | null> {
    if (row.type !== "REDEMPTION") return null;
    const [tokens, channel] = await Promise.all([
      loaders.redeemedTokens.load(row.transactionHash),
      reads.channel(row.channel),
    ]);
    const token = tokens.find(
      ({ channel: of, tokenId, lane }) => of === row.channel && tokenId === row.tokenId && lane === row.lane,
    );
    if (!token || !channel) return null;
    return { ...token, intermediary: getAddress(row.channel), consumer: getAddress(channel.consumer) };
  }
}

/** Conditions of a filter, whose finality stands for blocks. */
export function lineConditionsOf(
  filter: PaymentStatementLineFilterInput | null | undefined,
  positions: FinalityPositions,
): LineConditions {
  const { finality, ...wanted } = filter ?? {};
  return finality ? { ...wanted, blocks: blocksOf(finality, positions) } : wanted;
}

/** Key by which the store finds a statement. */
export function statementKeyOf({ accounts, period }: PaymentStatement) {
  return { accounts: accounts.map(({ address }) => address), period };
}
