import type { FinalityPositions } from "../../../store/projection/checkpoint.ts";
import { enumOf } from "../../kit/enum-of.ts";
import type { BlockRange } from "../statements/line-conditions.ts";

export const Finality = enumOf(
  {
    PENDING: "It is in one of the newest blocks, which the chain may still take back.",
    SAFE: "The chain is unlikely to take it back.",
    FINAL: "The chain cannot take it back any more.",
  },
  "Finality",
  "How certain it is that something on a chain stays.",
);
export type Finality = keyof typeof Finality;

/** Blocks that are as certain as said. */
export function blocksOf(finality: Finality, { safe, finalized }: FinalityPositions): BlockRange {
  if (finality === "FINAL") return { upTo: finalized };
  return finality === "SAFE" ? { after: finalized, upTo: safe } : { after: safe > finalized ? safe : finalized };
}

/** How certain what a block holds is. */
export function finalityOf(block: bigint, { safe, finalized }: FinalityPositions): Finality {
  if (block <= finalized) return Finality.FINAL;
  return block <= safe ? Finality.SAFE : Finality.PENDING;
}
