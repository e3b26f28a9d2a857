import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { OpsEvent } from "./events.ts";
import { channelKey } from "./keys.ts";
import type { ChannelClaim, ChannelRow } from "./rows.ts";

/**
 * Takes one organisation's claim about the members of a channel. A membership is registered when all organisations that
 * it names have claimed the same, they are at least two, and they keep more than half of the members before. So a
 * single organisation can hold a registration up, but never decide which organisations vote.
 * @throws FORBIDDEN when the list does not name the organisation itself
 */
export async function confirmMembership(
  ctx: LedgerContext,
  organization: string,
  { name, members }: { name: string; members: readonly string[] },
): Promise<ChannelRow> {
  demand(
    members.includes(organization),
    "FORBIDDEN",
    `${organization} is not among the members it confirms; members must name it`,
  );
  const before = (await ctx.read<ChannelRow>(channelKey(ctx, name))) ?? { name, members: [], claims: [] };
  if (before.claims.some((claim) => claim.organization === organization && sameList(claim.members, members))) {
    return before;
  }
  const claim: ChannelClaim = { organization, members, confirmedAt: ctx.now() };
  const claims = [...before.claims.filter((other) => other.organization !== organization), claim].sort(byOrganization);
  const registers = !sameList(before.members, members) && mayReplace(before.members, members, claims);
  const after: ChannelRow = registers ? { name, members, registeredAt: ctx.now(), claims } : { ...before, claims };

  await ctx.write(channelKey(ctx, name), after);
  const event = registers ? OpsEvent.channelRegistered : OpsEvent.channelConfirmed;
  ctx.emit(event, { organization, channel: after });
  return after;
}

/**
 * The organisations that vote on operations of a channel.
 * @throws NOT_FOUND until the channel's membership is registered
 */
export async function electorateOf(ctx: LedgerContext, name: string): Promise<readonly string[]> {
  const channel = await ctx.read<ChannelRow>(channelKey(ctx, name));
  demand(
    channel !== undefined && channel.members.length > 0,
    "NOT_FOUND",
    `channel ${name} has no members until the agents of all of them have confirmed it`,
  );
  return channel.members;
}

function mayReplace(
  registered: readonly string[],
  members: readonly string[],
  claims: readonly ChannelClaim[],
): boolean {
  const agrees = (organization: string) =>
    claims.some((claim) => claim.organization === organization && sameList(claim.members, members));
  if (members.length < 2 || !members.every(agrees)) return false;
  const kept = registered.filter((organization) => members.includes(organization));
  return registered.length === 0 || kept.length > registered.length / 2;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function byOrganization(a: ChannelClaim, b: ChannelClaim): number {
  return a.organization < b.organization ? -1 : 1;
}
