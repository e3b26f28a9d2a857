import { type ClockParameters, genesisClockParameters, parametersKey } from "../../ledger/clock-rule.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";

/** Rules of the marketplace that the consortium may change by vote. Tokens in the smallest unit, 10^-18 of a token. */
export interface ParametersRow extends ClockParameters {
  /** Tokens that may ever exist. */
  readonly maximumSupply: string;
  /** Paid to an account when it registers, before halvings. */
  readonly registrationGrant: string;
  /** Paid to a developer when a service is first published, before halvings. */
  readonly publishReward: string;
  /** Paid to the developer of a mashup when it is created, before halvings. */
  readonly mashupReward: string;
  /** Paid for a user's first comment on a service, before halvings. */
  readonly commentReward: string;
  /** Paid by a mashup's developer to each other developer whose service it composes. */
  readonly mashupFee: string;
  /** λ of the contribution formula: weight of being composed. */
  readonly contributionLambda: string;
  /** γ of the contribution formula: weight of calls sold. */
  readonly contributionGamma: string;
}

const token = 10n ** 18n;

/** Parameters that a vote may change: all but the supply, which is fixed at the genesis. */
export const changeableParameters = [
  "registrationGrant",
  "publishReward",
  "mashupReward",
  "commentReward",
  "mashupFee",
  "contributionLambda",
  "contributionGamma",
  "maximumClockSkewMs",
] as const satisfies readonly (keyof ParametersRow)[];

export type ChangeableParameter = (typeof changeableParameters)[number];

/** Parameters in force until a voted change is written to the ledger. */
export const genesisParameters: ParametersRow = {
  ...genesisClockParameters,
  maximumSupply: `${1_000_000_000n * token}`,
  registrationGrant: `${100n * token}`,
  publishReward: `${10n * token}`,
  mashupReward: `${10n * token}`,
  commentReward: `${token}`,
  mashupFee: `${10n * token}`,
  contributionLambda: "2",
  contributionGamma: "1",
};

export async function readParameters(ctx: LedgerContext): Promise<ParametersRow> {
  return { ...genesisParameters, ...(await ctx.read<Partial<ParametersRow>>(parametersKey(ctx))) };
}
