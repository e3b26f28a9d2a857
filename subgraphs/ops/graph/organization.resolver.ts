import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { MspIdScalar } from "../../kit/graph/scalars.ts";
import { fromLedger, type ReadSource, Source } from "../../kit/positions/read-source.ts";
import type { OpsContext } from "./context.ts";
import { NetworkChannel, networkChannelOf } from "./network-channel.type.ts";
import { Organization, organizationOf } from "./organization.type.ts";

/** Organisations as the channel registry has them. */
@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => [Organization], {
    description: "The organisations of all registered channels, and those this instance acts for; by MSP id.",
  })
  async organizations(@Ctx() ctx: OpsContext): Promise<Organization[]> {
    return (await knownOrganizations(ctx)).map(organizationOf);
  }

  @Query(() => Organization, {
    nullable: true,
    description: "One organisation, or null when no registered channel names it.",
  })
  async organization(
    @Arg("mspId", () => MspIdScalar, { description: "Its MSP id." }) mspId: string,
    @Source() source: ReadSource,
    @Ctx() ctx: OpsContext,
  ): Promise<Organization | null> {
    if (source === "STORE") return (await knownOrganizations(ctx)).includes(mspId) ? organizationOf(mspId) : null;
    const registry = await fromLedger(ctx.asOf, () => ctx.ledger.channels());
    const isKnown = ctx.ownOrganizations.includes(mspId) || registry?.some(({ members }) => members.includes(mspId));
    return isKnown ? { ...organizationOf(mspId), registry } : null;
  }

  @FieldResolver(() => [NetworkChannel], { description: "The registered channels that it is a member of." })
  async channels(@Root() { mspId, registry }: Organization, @Ctx() { reads }: OpsContext): Promise<NetworkChannel[]> {
    const channels = registry ?? (await reads.channels());
    return channels.filter(({ members }) => members.includes(mspId)).map(networkChannelOf);
  }
}

async function knownOrganizations({ reads, ownOrganizations }: OpsContext): Promise<string[]> {
  const registered = (await reads.channels()).flatMap(({ members }) => members);
  return [...new Set([...registered, ...ownOrganizations])].sort();
}
