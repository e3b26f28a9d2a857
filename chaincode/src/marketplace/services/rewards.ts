import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { checkText } from "../../ledger/text-rules.ts";
import { pay, saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { requireUser } from "../users/users.ts";
import { getService } from "./service-rows.ts";

/** Tokens that a user gave a service's developer, in the smallest unit. */
export interface ServiceReward {
  readonly service: string;
  readonly user: string;
  readonly developer: string;
  readonly amount: string;
  readonly note: string;
}

/** Record of a reward. */
export interface RewardRow extends ServiceReward {
  readonly transactionId: string;
  readonly at: string;
}

const maxNoteLength = 500;

/**
 * Gives tokens to the developer of a service, of any status, beside what calls cost.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN unless registered, INSUFFICIENT_TOKENS
 */
export async function rewardService(
  ctx: LedgerContext,
  { account, arguments: act }: AuthorizedAct<"RewardService">,
): Promise<ServiceReward> {
  demand(act.amount >= 1n, "BAD_INPUT", "amount must be 1 or more");
  checkText("a note", act.note, maxNoteLength);
  const { name, developer } = await getService(ctx, act.service);
  await requireUser(ctx, account.address);
  demand(developer !== account.address, "BAD_INPUT", `${name} is your own; a reward goes to another developer`);
  await pay(ctx, account, developer, act.amount);

  const { note } = act;
  const reward: ServiceReward = { service: name, user: account.address, developer, amount: `${act.amount}`, note };
  const transactionId = ctx.stub.getTxID();
  const row: RewardRow = { ...reward, transactionId, at: ctx.now() };
  await ctx.write(ctx.key("reward", name, account.address, transactionId), row);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.serviceRewarded, reward);
  return reward;
}
