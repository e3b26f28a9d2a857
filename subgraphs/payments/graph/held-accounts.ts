import { PlatformError } from "../../../errors/platform-error.ts";
import { requireKnown } from "../../../subgraph-protocol/access.ts";
import type { PaymentsContext } from "./context.ts";

/** Filter of a list by accounts, which may be those of an organisation. */
interface AccountsFilter {
  readonly accounts?: readonly string[] | null | undefined;
  readonly organization?: string | null | undefined;
}

/**
 * Filter with the accounts that are held here for its organisation, if it names one, in place of it.
 * @throws UNAUTHENTICATED, FORBIDDEN for another organisation than the asking one
 */
export async function withHeldAccounts<F extends AccountsFilter>(
  { organization, ...filter }: F,
  { accounts, principal }: PaymentsContext,
): Promise<Omit<F, "organization">> {
  if (!organization) return filter;
  if (requireKnown(principal).mspId !== organization) {
    throw new PlatformError("FORBIDDEN", `which accounts are ${organization}'s is for ${organization} to know`);
  }
  const held = (await accounts.ofOrganization(principal)).map(({ address }) => address);
  const isGiven = filter.accounts && new Set(filter.accounts.map((address) => address.toLowerCase()));
  return { ...filter, accounts: isGiven ? held.filter((address) => isGiven.has(address)) : held };
}
