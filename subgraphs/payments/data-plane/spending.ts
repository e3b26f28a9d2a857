/** Money that a service is about to have paid into a channel. */
export interface Spending {
  /** MSP id of the organisation that pays. */
  readonly organization: string;
  /** Whose money it is; addresses in lower case. */
  readonly consumer: string;
  readonly provider: string;
  /** The zero address for ether. */
  readonly asset: string;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  /** Whether a channel is opened with it. */
  readonly isOpening: boolean;
}

/**
 * Asked before each deposit and opening that a service causes; lets it pass or refuses it. The one place where budgets
 * and policies of automatic funding come in.
 * @throws PlatformError BUDGET_EXCEEDED
 */
export type ApproveSpending = (spending: Spending) => Promise<void>;
