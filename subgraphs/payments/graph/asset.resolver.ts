import { ZeroAddress } from "ethers";
import { type ClassType, Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { address, int, nullable, string } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentFlow, PaymentFlowTotal } from "./flow.type.ts";
import { OpenPaymentValue } from "./open-value.resolver.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentPolicyType } from "./policy.type.ts";
import { PaymentSeries } from "./series.type.ts";
import { PaymentBalance, PaymentStatementLine } from "./statement.type.ts";
import { assetView } from "./views.ts";

export const Asset = objectType("Asset", "What is paid with, as its contract says of itself; nobody checks that.", {
  address: nullable(address("The token's contract; null for ether.")),
  symbol: nullable(string("Its symbol, cut after 64 characters; null when the contract tells none.")),
  name: nullable(string("Its name, cut after 64 characters; null when the contract tells none.")),
  decimals: nullable(int("Decimals of its amounts; null when the contract tells none.")),
});
export type Asset = InstanceType<typeof Asset>;

/** Resolver of the details of the asset that amounts of a type are of. */
function assetResolverOf(type: ClassType<object>) {
  @Resolver(() => type)
  class AssetResolver {
    @Directive("@cost(weight: 4)")
    @FieldResolver(() => Asset, { description: "The asset, as its contract says of itself now." })
    async assetDetails(
      @Root() { asset }: { readonly asset?: string | null },
      @Ctx() { loaders }: PaymentsContext,
    ): Promise<Asset> {
      const { address, ...told } = await loaders.asset.load(asset?.toLowerCase() ?? ZeroAddress);
      return { ...told, address: assetView(address) };
    }
  }
  return AssetResolver;
}

export const assetResolvers = [
  PaymentChannel,
  PaymentBalance,
  PaymentFlow,
  PaymentFlowTotal,
  PaymentPolicyType,
  PaymentSeries,
  PaymentStatementLine,
  OpenPaymentValue,
].map(assetResolverOf);
