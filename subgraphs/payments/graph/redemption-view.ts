import type { FinalityPositions } from "../../../store/projection/checkpoint.ts";
import type { EventPlace } from "../model/channel-event.ts";
import { type EvmTransaction, succeeded } from "../model/transaction.ts";
import type { EntryRow } from "../projection/statement-entry.ts";
import { finalityOf } from "./finality.ts";
import type { Redemption } from "./redemption.type.ts";

/** A redemption with what else the graph shows of it. */
export interface ShownRedemption extends Redemption {
  readonly channel: string;
  readonly consumer: string;
}

/** A redemption as the graph shows it, from its entry in the consumer's books. */
export function redemptionOf(entry: EntryRow, positions: FinalityPositions): ShownRedemption {
  const { channel, account: consumer, amount, block, happenedAt } = entry;
  return {
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

/** The transaction of an event. */
export const transactionOf = ({ transactionHash, block }: EventPlace): EvmTransaction =>
  succeeded(transactionHash, block);
