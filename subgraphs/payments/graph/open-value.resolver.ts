import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { address, amount, bigint, int, nullable } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import { TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { PaidChannels } from "../flows/open-values.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { Account } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import type { FlowView } from "./flow.resolver.ts";
import { PaymentFlow } from "./flow.type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { assetView } from "./views.ts";

export const OpenPaymentValue = objectType(
  "OpenPaymentValue",
  "What an account accepted as a provider and has not redeemed.",
  {
    asset: nullable(address("The asset: a token's address; null for ether.")),
    channels: int("In how many channels."),
    requests: bigint("How many requests."),
    value: amount("What they cost: lost if the tokens were."),
  },
);
export type OpenPaymentValue = InstanceType<typeof OpenPaymentValue>;

const described = {
  nullable: true,
  description:
    "What the provider accepted and has not redeemed; only its payment server knows, and tells its organisation only.",
};

/** Open value of an account: what it has at risk. */
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
    return open?.map((value) => ({ ...value, asset: assetView(value.asset) }));
  }
}

/** Open value of a channel. */
@Resolver(() => PaymentChannel)
export class ChannelOpenValueResolver {
  @PresentOnly()
  @FieldResolver(() => TokenAmountScalar, described)
  openValue(@Root() { address, provider }: ChannelRow, @Ctx() context: PaymentsContext): Promise<bigint | undefined> {
    return openIn({ address, provider }, context);
  }
}

/** Open value between two accounts. */
@Resolver(() => PaymentFlow)
export class FlowOpenValueResolver {
  @PresentOnly()
  @FieldResolver(() => TokenAmountScalar, {
    ...described,
    description: `${described.description} Whatever the period.`,
  })
  openValue(@Root() { key }: FlowView, @Ctx() context: PaymentsContext): Promise<bigint | undefined> {
    return openIn({ consumer: key.consumer, provider: key.provider, asset: key.asset }, context);
  }
}

/** Of one asset. */
async function openIn(paid: PaidChannels, { openValues, principal }: PaymentsContext): Promise<bigint | undefined> {
  const open = await openValues.of(paid, principal);
  return open && (open[0]?.value ?? 0n);
}
