import { Ctx, Directive, FieldResolver, ObjectType, Query, Resolver } from "type-graphql";
import { isKnown } from "../../../subgraph-protocol/principal.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";

@ObjectType("Viewer", {
  description: "In whose name a request comes, as the server reads its token.",
  simpleResolvers: true,
})
export class PaymentsViewer {}

/** The viewer's accounts. */
@Resolver(() => PaymentsViewer)
export class PaymentsViewerResolver {
  @Directive("@shareable")
  @Query(() => PaymentsViewer, { nullable: true, description: "Who asks; null when the request came without a token." })
  viewer(@Ctx() { principal }: PaymentsContext): PaymentsViewer | null {
    return isKnown(principal) ? {} : null;
  }

  @PresentOnly()
  @FieldResolver(() => [Account], { description: "The accounts of its organisation that this payment server keeps." })
  async accounts(@Ctx() { accounts, principal }: PaymentsContext): Promise<Account[]> {
    return (await accounts.ofOrganization(principal)).map(({ address }) => accountOf(address));
  }
}
