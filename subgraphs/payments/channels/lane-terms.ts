import { highestLane } from "@ledgerloom/pay/protocol";
import { ZeroHash } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import { encodeLabel } from "../model/lane-label.ts";

/** Lane and its price, with a label as text. */
export interface PricedLane {
  readonly lane: number;
  readonly pricePerRequest: bigint;
  /** Without it a lane keeps its label. */
  readonly label?: string | null | undefined;
}

/** Lane and its price, as the contract takes them. */
export interface LaneTerms extends PricedLane {
  /** 32 bytes. */
  readonly label: string;
}

const highestPrice = 2n ** 128n - 1n;

/** Limit of a channel's lanes: as many as one redemption can take. */
export const maxLanesOfChannel = 256;

/**
 * Lanes as the contract takes them, in ascending order.
 * @param known existing lanes, with their labels
 * @throws BAD_INPUT
 */
export function laneTerms(lanes: readonly PricedLane[], known: readonly Pick<LaneTerms, "lane" | "label">[] = []) {
  if (lanes.length > maxLanesOfChannel)
    throw bad(`a channel has at most ${maxLanesOfChannel} lanes, not ${lanes.length}`);
  const sorted = lanes.toSorted((one, other) => one.lane - other.lane);
  return sorted.map(({ lane, pricePerRequest, label }, at): LaneTerms => {
    requireLane(lane);
    if (sorted[at - 1]?.lane === lane) throw bad(`lane ${lane} is given twice`);
    if (pricePerRequest < 0n || pricePerRequest > highestPrice)
      throw bad(`pricePerRequest of lane ${lane} takes 0 to ${highestPrice}`);
    const kept = known.find((one) => one.lane === lane)?.label ?? ZeroHash;
    return { lane, pricePerRequest, label: typeof label === "string" ? encodeLabel(label) : kept };
  });
}

/** @throws BAD_INPUT unless it is the number of a lane */
export function requireLane(lane: number): void {
  if (!Number.isInteger(lane) || lane < 0 || lane > highestLane)
    throw bad(`lanes are numbered 0 to ${highestLane}, and ${lane} is none of them`);
}

const bad = (message: string) => new PlatformError("BAD_INPUT", message);
