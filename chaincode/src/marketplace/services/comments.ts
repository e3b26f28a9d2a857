import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { checkText } from "../../ledger/text-rules.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { issue } from "../tokens/issuance.ts";
import { readParameters } from "../tokens/parameters.ts";
import { requireUser } from "../users/users.ts";
import { type CallRightsRow, rightsKey } from "./calls.ts";
import { getService } from "./service-rows.ts";

/** A user's comment on a service, of which it has one; a later one takes its place. */
export interface CommentRow {
  readonly service: string;
  readonly user: string;
  /** From 1 to 5. */
  readonly rating: number;
  readonly text: string;
  /** Calls that the user had made by then, as a decimal string. */
  readonly uses: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/**
 * Comments on a service, of any status, that the signer has called. Its first comment is rewarded, unless the service
 * is its own, or its calls cost nothing.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN unless registered, and before a call of it was taken
 */
export async function commentService(
  ctx: LedgerContext,
  { account, arguments: act }: AuthorizedAct<"CommentService">,
): Promise<CommentRow> {
  demand(act.rating >= 1n && act.rating <= 5n, "BAD_INPUT", `rating must be 1 to 5, not ${act.rating}`);
  checkText("a comment", act.text, 2_000);
  const { name, developer } = await getService(ctx, act.service);
  await requireUser(ctx, account.address);
  const rights = await ctx.read<CallRightsRow>(rightsKey(ctx, name, account.address));
  const uses = BigInt(rights?.callsBought ?? 0) - BigInt(rights?.callsLeft ?? 0);
  demand(uses >= 1n, "FORBIDDEN", `${account.address} has made no call of ${name}; who comments must have used it`);

  const key = ctx.key("comment", name, account.address);
  const before = await ctx.read<CommentRow>(key);
  const [now, rating] = [ctx.now(), Number(act.rating)];
  const said = { service: name, user: account.address, rating, text: act.text, uses: `${uses}` };
  const comment: CommentRow = { ...said, createdAt: before?.createdAt ?? now, updatedAt: now };
  await ctx.write(key, comment);
  const isContribution = before === undefined && developer !== account.address && rights?.paid !== "0";
  const reward = isContribution ? await issue(ctx, account, BigInt((await readParameters(ctx)).commentReward)) : 0n;
  await saveAccount(ctx, account);
  const event = { service: name, user: account.address, developer, rating, reward: `${reward}` };
  ctx.emit(MarketplaceEvent.serviceCommented, event);
  return comment;
}
