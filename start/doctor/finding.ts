import { explained } from "../../process/explained.ts";

/** Result of an examination of one thing that `npm start` needs. */
export interface Finding {
  readonly subject: string;
  readonly isRight: boolean;
  /** Finding in words; where something is wrong, with the setting that mends it. */
  readonly text: string;
}

/** @param examine describes what is there; throws what is wrong with it */
export async function findingOf(subject: string, examine: () => string | Promise<string>): Promise<Finding> {
  try {
    return { subject, isRight: true, text: await examine() };
  } catch (error) {
    return { subject, isRight: false, text: explained(error) };
  }
}

/** How far clocks may be apart: as far as our chaincode's endorsers allow at first, in ms. */
export const maxClockSkewMs = 30_000;

/** @throws Error that says how far another clock is from this machine's, when that is too far */
export function requireSameTime(whose: string, theirs: Date, nowMs: number): string {
  const seconds = Math.round((theirs.getTime() - nowMs) / 1_000);
  if (Math.abs(seconds) * 1_000 <= maxClockSkewMs) return `within ${maxClockSkewMs / 1_000} s of this machine's`;
  const side = seconds > 0 ? "ahead of" : "behind";
  throw new Error(`${whose} is ${Math.abs(seconds)} s ${side} this machine's: set the wrong one, by NTP`);
}
