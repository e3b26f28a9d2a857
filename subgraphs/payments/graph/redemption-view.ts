import type { FinalityPositions } from "../../../store/projection/checkpoint.ts";
import type { EventPlace } from "../model/channel-event.ts";
import { type EvmTransaction, succeeded } from "../model/transaction.ts";
import type { RedemptionRow } from "../projection/stored-rows.ts";
import { finalityOf } from "./finality.ts";
import type { Redemption } from "./redemption.type.ts";

/** A redemption with what else the graph shows of it. */
export interface ShownRedemption extends Redemption {
  readonly row: RedemptionRow;
}

/** A redemption as the graph shows it. */
export function redemptionOf(row: RedemptionRow, positions: FinalityPositions): ShownRedemption {
  const { block, transactionHash, ...shown } = row;
  const transaction = succeeded(transactionHash, Number(block));
  return { ...shown, row, transaction, finality: finalityOf(block, positions) };
}

/** The transaction of an event. */
export const transactionOf = ({ transactionHash, block }: EventPlace): EvmTransaction =>
  succeeded(transactionHash, block);
