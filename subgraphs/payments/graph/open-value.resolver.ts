import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { AddressScalar, BigIntScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { PaidChannels } from "../flows/open-values.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { Account } from "./account.type.ts";
import { shownAsset } from "./asset.ts";
import type { PaymentsContext } from "./context.ts";
import type { ShownFlow } from "./flow.resolver.ts";
import { PaymentFlow } from "./flow.type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

@ObjectType({ description: "What an account accepted as a provider and has not redeemed.", simpleResolvers: true })
export class OpenPaymentValue {
  @Field(() => AddressScalar, { nullable: true, description: "The asset: a token's address; null for ether." })
  asset!: string | null;

  @Field(() => Int, { description: "In how many channels." })
  channels!: number;

  @Field(() => BigIntScalar, { description: "How many requests." })
  requests!: bigint;

  @Field(() => TokenAmountScalar, { description: "What they cost: lost if the tokens were." })
  value!: bigint;
}

const described = {
  nullable: true,
  description:
    "What the provider accepted and has not redeemed; only its payment server knows, and tells its organisation only.",
};

/** What an account has at risk. */
@Resolver(() => Account)
export class AccountOpenValueResolver {
  @PresentOnly()
  @FieldResolver(() => [OpenPaymentValue], {
    nullable: true,
    description:
      "What it accepted as a provider and has not redeemed, by asset; only its payment server knows, and tells its organisation only.",
  })
  async openPaymentValues(
    @Root() { address }: Account,
    @Ctx() { openValues, principal }: PaymentsContext,
  ): Promise<OpenPaymentValue[] | undefined> {
    const open = await openValues.of({ provider: address.toLowerCase() }, principal);
    return open?.map((value) => ({ ...value, asset: shownAsset(value.asset) }));
  }
}

/** What is at risk in a channel. */
@Resolver(() => PaymentChannel)
export class ChannelOpenValueResolver {
  @PresentOnly()
  @FieldResolver(() => TokenAmountScalar, described)
  openValue(@Root() { address, provider }: ChannelRow, @Ctx() context: PaymentsContext): Promise<bigint | undefined> {
    return openIn({ address, provider }, context);
  }
}

/** What is at risk between two accounts. */
@Resolver(() => PaymentFlow)
export class FlowOpenValueResolver {
  @PresentOnly()
  @FieldResolver(() => TokenAmountScalar, {
    ...described,
    description: `${described.description} Whatever the period.`,
  })
  openValue(@Root() { key }: ShownFlow, @Ctx() context: PaymentsContext): Promise<bigint | undefined> {
    return openIn({ consumer: key.consumer, provider: key.provider, asset: key.asset }, context);
  }
}

/** Of one asset. */
async function openIn(paid: PaidChannels, { openValues, principal }: PaymentsContext): Promise<bigint | undefined> {
  const open = await openValues.of(paid, principal);
  return open && (open[0]?.value ?? 0n);
}
