import { ZeroHash } from "ethers";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { LaneTerms } from "./channel-contract.ts";
import { encodeLabel } from "./lane-label.ts";

/** A lane and its price, as people write them. */
export interface PricedLane {
  readonly lane: number;
  readonly pricePerRequest: bigint;
  /** A lane that has a label keeps it without. */
  readonly label?: string | null | undefined;
}

const highestPrice = 2n ** 128n - 1n;

/**
 * Lanes as the contract takes them, in its order.
 * @param known lanes that there are, with their labels
 * @throws BAD_INPUT
 */
export function laneTerms(lanes: readonly PricedLane[], known: readonly Pick<LaneTerms, "lane" | "label">[] = []) {
  const sorted = lanes.toSorted((one, other) => one.lane - other.lane);
  return sorted.map(({ lane, pricePerRequest, label }, at): LaneTerms => {
    requireLane(lane);
    if (sorted[at - 1]?.lane === lane) throw new PlatformError("BAD_INPUT", `lane ${lane} is given twice`);
    if (pricePerRequest > highestPrice) throw new PlatformError("BAD_INPUT", `a price is at most ${highestPrice}`);
    const kept = known.find((one) => one.lane === lane)?.label ?? ZeroHash;
    return { lane, pricePerRequest, label: typeof label === "string" ? encodeLabel(label) : kept };
  });
}

/** @throws BAD_INPUT for a number that no lane can have */
export function requireLane(lane: number): void {
  if (lane < 0) throw new PlatformError("BAD_INPUT", "lanes are numbered from 0");
}
