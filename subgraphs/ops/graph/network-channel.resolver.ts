import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { BlockNumberScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { OpsContext } from "./context.ts";
import { NetworkChannel, networkChannelOf } from "./network-channel.type.ts";

/** Channels as the registry has them, with their heights at the principal's peer. */
@Resolver(() => NetworkChannel)
export class NetworkChannelResolver {
  @Query(() => [NetworkChannel], { description: "Registered channels, by name." })
  async networkChannels(@Ctx() { reads }: OpsContext): Promise<NetworkChannel[]> {
    return (await reads.channels()).map(networkChannelOf);
  }

  @PresentOnly()
  @FieldResolver(() => BlockNumberScalar, {
    nullable: true,
    description: "Number of blocks at the calling organisation's peer; null when that peer cannot read the channel.",
  })
  blockHeight(@Root() { name }: NetworkChannel, @Ctx() { loaders }: OpsContext): Promise<bigint | null> {
    return loaders.height.load(name);
  }
}
