import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../store/tables/page.ts";
import { Authenticated, RequiresScope } from "../../kit/graph/access.ts";
import { field, optional } from "../../kit/graph/fields.ts";
import { mutationInput } from "../../kit/graph/object-type.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import { orderingOf } from "../../kit/graph/ordering.ts";
import { TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { withHeldAccounts } from "./held-accounts.ts";
import { PaymentChannelConnection, PaymentChannelsArgs } from "./payment-channel.type.ts";
import { payloadType } from "./transaction.type.ts";

export const PaymentAccountCreateInput = mutationInput(
  "PaymentAccountCreateInput",
  "A new account; nothing of it is chosen.",
  {},
);
export type PaymentAccountCreateInput = InstanceType<typeof PaymentAccountCreateInput>;

export const PaymentAccountCreatePayload = payloadType("PaymentAccountCreatePayload", "Outcome of making an account.", {
  account: optional(field(() => Account, "The new account.")),
});

/** Fields that payments add to accounts. */
@Resolver(() => Account)
export class AccountResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => [Account], {
    description: "The accounts whose keys this payment server keeps for the asking organisation.",
  })
  async paymentAccounts(@Ctx() { accounts, principal }: PaymentsContext): Promise<Account[]> {
    return (await accounts.ofOrganization(principal)).map(({ address }) => accountOf(address));
  }

  @RequiresScope("payments:write")
  @OnConflict("NONE", "the faucet's transactions have an order; without a faucet there is none")
  @Mutation(() => PaymentAccountCreatePayload, {
    description: "Makes an account for the asking organisation; the payment server keeps its keys.",
  })
  paymentAccountCreate(
    @Arg("input", () => PaymentAccountCreateInput, { description: "The account." }) input: PaymentAccountCreateInput,
    @Ctx() { accounts, answer, principal }: PaymentsContext,
  ): Promise<InstanceType<typeof PaymentAccountCreatePayload>> {
    return answer("paymentAccountCreate", input, async (journal) => {
      const { address, transaction } = await accounts.create(principal, journal);
      return { account: accountOf(address), ...(transaction && { transaction }) };
    });
  }

  @FieldResolver(() => TokenAmountScalar, { description: "Ether that it owns, read from the chain." })
  etherBalance(@Root() { address }: Account, @Ctx() { loaders }: PaymentsContext): Promise<bigint> {
    return loaders.balance.load(address);
  }

  @FieldResolver(() => PaymentChannelConnection, {
    description: "Channels in which it pays or is paid, oldest first unless ordered otherwise.",
  })
  async paymentChannels(
    @Root() { address }: Account,
    @Args(() => PaymentChannelsArgs) args: PaymentChannelsArgs,
    @Ctx() context: PaymentsContext,
  ): Promise<Connection<ChannelRow>> {
    const wanted = await withHeldAccounts(args.filter ?? {}, context);
    return context.reads.channelsOf(address, wanted, args, orderingOf(args.orderBy));
  }
}
