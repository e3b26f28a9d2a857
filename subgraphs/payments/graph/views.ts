import { getAddress, ZeroAddress } from "ethers";
import type { PlatformError } from "../../../errors/platform-error.ts";
import type { FinalityPositions } from "../../../store/projection/checkpoint.ts";
import type { UserError } from "../../kit/graph/mutation.ts";
import { succeeded } from "../model/transaction.ts";
import type { AlarmRow } from "../policies/alarm-row.ts";
import type { EntryRow } from "../projection/statement-entry.ts";
import { finalityOf } from "./finality.ts";
import type { PaymentAlarm } from "./policy.type.ts";
import type { Redemption } from "./redemption.type.ts";

/** Asset as the graph shows it: a token's address, null for ether. */
export const assetView = (asset: string): string | null => (asset === ZeroAddress ? null : getAddress(asset));

/** Refusals of single elements of an input's list, by their indexes. */
export function userErrorsIn(list: string, refused: ReadonlyMap<number, PlatformError>): UserError[] {
  const inOrder = [...refused].sort(([one], [other]) => one - other);
  return inOrder.map(([index, { code, message }]) => ({ code, message, field: ["input", list, String(index)] }));
}

/** Redemption with the fields that its own are found by. */
export interface RedemptionView extends Redemption {
  readonly channel: string;
  readonly consumer: string;
}

/** Redemption as the graph shows it, from its entry in the consumer's books. */
export function redemptionView(entry: EntryRow, positions: FinalityPositions): RedemptionView {
  const { channel, account: consumer, amount, block, happenedAt } = entry;
  return {
    id: entry.ordinal,
    channel,
    consumer,
    amount,
    redeemedAt: happenedAt,
    tokenId: entry.tokenId ?? 0n,
    lane: entry.lane ?? 0,
    requests: entry.requests ?? 0n,
    transaction: succeeded(entry.transactionHash, Number(block)),
    finality: finalityOf(block, positions),
  };
}

/** Alarm with the account that it is of. */
export interface AlarmView extends PaymentAlarm {
  readonly owner: string;
}

export function alarmView({ account, channel, ...alarm }: AlarmRow): AlarmView {
  return { ...alarm, owner: account, channel: getAddress(channel) };
}
