import { demand } from "./chaincode-error.ts";
import type { LedgerContext } from "./ledger-context.ts";

/** The part of a chaincode's parameters about clocks. */
export interface ClockParameters {
  /** Largest difference between a transaction's time and an endorser's clock, in ms, as a decimal string. */
  readonly maximumClockSkewMs: string;
}

/** Parameters in force until the ledger has others: enough for clocks kept by NTP and for a while in a queue. */
export const genesisClockParameters: ClockParameters = { maximumClockSkewMs: "30000" };

/** Key of a chaincode's parameters, of which {@link ClockParameters} are a part. */
export const parametersKey = (ctx: LedgerContext): string => ctx.key("parameters");

export async function readClockParameters(ctx: LedgerContext): Promise<ClockParameters> {
  const { maximumClockSkewMs } = {
    ...genesisClockParameters,
    ...(await ctx.read<Partial<ClockParameters>>(parametersKey(ctx))),
  };
  return { maximumClockSkewMs };
}

/**
 * Refuses a transaction whose date differs from this endorser's clock. The submitting client dates its transactions by
 * itself, and deadlines count by that date: this rule keeps a client from deciding by its clock.
 *
 * It is the one place where chaincode looks at a clock, and it only ever refuses. Writes follow from the transaction
 * alone, so endorsers that accept agree to the bit, and a wrong date finds no majority of them.
 * @param nowMs this endorser's clock when it began with the transaction
 * @throws CLOCK_SKEW
 */
export async function demandOwnTime(ctx: LedgerContext, nowMs: number): Promise<void> {
  // Always read, also when the clocks agree: endorsers have to read alike.
  const { maximumClockSkewMs } = await readClockParameters(ctx);
  const isWithin = Math.abs(nowMs - ctx.nowMs()) <= Number(maximumClockSkewMs);
  const here = new Date(nowMs).toISOString();
  demand(
    isWithin,
    "CLOCK_SKEW",
    `dated ${ctx.now()}, but here it is ${here}; set the wrong clock, they may be at most ${maximumClockSkewMs} ms apart`,
  );
}
