import { type SigningDomain, signingDomain } from "@ledgerloom/chaincode";
import { Ctx, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { HashScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { MarketplaceContext } from "./context.ts";

@ObjectType({ description: "Rules of the marketplace; the consortium changes them by vote.", simpleResolvers: true })
export class MarketplaceParameters {
  @Field(() => TokenAmountScalar, { description: "SToken that may ever exist." })
  maximumSupply!: bigint;

  @Field(() => TokenAmountScalar, { description: "Paid for registering, before halvings." })
  registrationGrant!: bigint;

  @Field(() => TokenAmountScalar, { description: "Paid for first publishing a service, before halvings." })
  publishReward!: bigint;

  @Field(() => TokenAmountScalar, {
    description: "Paid by a mashup to each other developer whose service it composes.",
  })
  mashupFee!: bigint;

  @Field(() => Float, { description: "λ of the contribution formula: weight of being composed." })
  contributionLambda!: number;

  @Field(() => Float, { description: "γ of the contribution formula: weight of calls sold." })
  contributionGamma!: number;

  @Field(() => Int, {
    description: "Tolerated difference between an act's time and the clock of an endorsing peer, in ms.",
  })
  maximumClockSkewMs!: number;
}

@ObjectType({ description: "The supply of SToken.", simpleResolvers: true })
export class MarketplaceIssuance {
  @Field(() => TokenAmountScalar, { description: "SToken that may ever exist." })
  maximumSupply!: bigint;

  @Field(() => TokenAmountScalar, { description: "SToken that exist: the sum of all balances." })
  issued!: bigint;

  @Field(() => TokenAmountScalar, { description: "SToken that may still be created." })
  remaining!: bigint;

  @Field(() => TokenAmountScalar, { description: "Grant for registering now, for the average account." })
  registrationGrant!: bigint;

  @Field(() => TokenAmountScalar, {
    description: "Reward for first publishing a service now, for the average account.",
  })
  publishReward!: bigint;
}

@ObjectType({ description: "The EIP-712 domain in which acts of the marketplace are signed.", simpleResolvers: true })
export class MarketplaceSigningDomain {
  @Field(() => String, { description: "The domain's name." })
  name!: string;

  @Field(() => String, { description: "The domain's version." })
  version!: string;

  @Field(() => HashScalar, { description: "The domain's salt: it binds a signature to this channel and chaincode." })
  salt!: string;
}

/** Rules and supply of the token, read from the ledger, and the domain by which acts are signed. */
@Resolver()
export class TokensResolver {
  @PresentOnly()
  @Query(() => MarketplaceParameters, { description: "The rules in force." })
  async marketplaceParameters(@Ctx() { ledger }: MarketplaceContext): Promise<MarketplaceParameters> {
    const row = await ledger.parameters();
    return {
      maximumSupply: BigInt(row.maximumSupply),
      registrationGrant: BigInt(row.registrationGrant),
      publishReward: BigInt(row.publishReward),
      mashupFee: BigInt(row.mashupFee),
      contributionLambda: Number(row.contributionLambda),
      contributionGamma: Number(row.contributionGamma),
      maximumClockSkewMs: Number(row.maximumClockSkewMs),
    };
  }

  @PresentOnly()
  @Query(() => MarketplaceIssuance, { description: "Supply of SToken, and the present rewards of participation." })
  async marketplaceIssuance(@Ctx() { ledger }: MarketplaceContext): Promise<MarketplaceIssuance> {
    const summary = await ledger.issuance();
    return {
      maximumSupply: BigInt(summary.maximumSupply),
      issued: BigInt(summary.issued),
      remaining: BigInt(summary.remaining),
      registrationGrant: BigInt(summary.registrationGrant),
      publishReward: BigInt(summary.publishReward),
    };
  }

  @Query(() => MarketplaceSigningDomain, {
    description: "The EIP-712 domain of acts; their types come with the client.",
  })
  marketplaceSigningDomain(@Ctx() { ledger }: MarketplaceContext): SigningDomain {
    return signingDomain(ledger.channelName);
  }
}
