import { Ctx, Directive, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";
import { isKnown, type KnownPrincipal, rightsOf } from "../../../subgraph-protocol/principal.ts";
import { DateTimeScalar } from "../../kit/graph/scalars.ts";
import type { OpsContext } from "./context.ts";
import { Organization, organizationOf } from "./organization.type.ts";

@ObjectType({ description: "In whose name a request comes, as the server reads its token.", simpleResolvers: true })
export class Viewer {
  @Field(() => String, { description: "The token's subject." })
  subject!: string;

  /** The organisation of the token. */
  mspId!: string;

  @Field(() => [String], { description: "What the token allows besides reading, policies aside." })
  scopes!: string[];

  @Field(() => [String], { description: "The policies that it fulfils, as its issuer has decided." })
  policies!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: "When the token expires." })
  expiresAt!: Date | null;
}

/** The viewer; payments adds the accounts that it may pay with. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Directive("@shareable")
  @Query(() => Viewer, { nullable: true, description: "Who asks; null when the request came without a token." })
  viewer(@Ctx() { principal }: OpsContext): Viewer | null {
    return isKnown(principal) ? viewerOf(principal) : null;
  }

  @FieldResolver(() => Organization, { description: "The organisation in whose name it may act." })
  organization(@Root() { mspId }: Viewer): Organization {
    return organizationOf(mspId);
  }
}

function viewerOf(principal: KnownPrincipal): Viewer {
  const { subject, mspId, expiresAt } = principal;
  return { subject, mspId, ...rightsOf(principal), expiresAt: expiresAt === undefined ? null : new Date(expiresAt) };
}
