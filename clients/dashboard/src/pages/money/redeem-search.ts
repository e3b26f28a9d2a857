import { address } from "../../parts/search.ts";

/** Account for which is redeemed; the first one unless given. */
export interface RedeemSearch {
  readonly account?: string | undefined;
}

export const redeemSearch = ({ account }: Record<string, unknown>): RedeemSearch => ({ account: address(account) });
