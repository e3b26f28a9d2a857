import { registerEnumType } from "type-graphql";
import type { FinalityPositions } from "../../../store/projection/checkpoint.ts";

export const Finality = { PENDING: "PENDING", SAFE: "SAFE", FINAL: "FINAL" } as const;
export type Finality = keyof typeof Finality;
registerEnumType(Finality, {
  name: "Finality",
  description: "How certain it is that something on a chain stays.",
  valuesConfig: {
    PENDING: { description: "It is in one of the newest blocks, which the chain may still take back." },
    SAFE: { description: "The chain is unlikely to take it back." },
    FINAL: { description: "The chain cannot take it back any more." },
  },
});

/** How certain what a block holds is. */
export function finalityOf(block: bigint, { safe, finalized }: FinalityPositions): Finality {
  if (block <= finalized) return Finality.FINAL;
  return block <= safe ? Finality.SAFE : Finality.PENDING;
}
