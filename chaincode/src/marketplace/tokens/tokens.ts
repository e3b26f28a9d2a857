import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { pay, readAccount, saveAccount, uncollectedIncome } from "../accounts/accounts.ts";
import { parseJson } from "../acts/act-input.ts";
import { parseAddress } from "../acts/address.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";

const maxAddresses = 500;

/** An account as the ledger answers it: everything it could spend, and the acts it has had accepted. */
export interface AccountSummary {
  readonly address: string;
  readonly counter: string;
  readonly balance: string;
}

/** Tokens that went from one account to another, in the smallest unit. */
export interface TokenTransfer {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

/** @throws BAD_INPUT, INSUFFICIENT_TOKENS */
export async function transfer(
  ctx: LedgerContext,
  { account, arguments: { to, amount } }: AuthorizedAct<"Transfer">,
): Promise<TokenTransfer> {
  demand(amount >= 1n, "BAD_INPUT", "amount must be 1 or more");
  demand(to !== account.address, "BAD_INPUT", "to must be another account than the sender's");
  demand(BigInt(to) !== 0n, "BAD_INPUT", "to must not be the zero address, which is nobody's");
  await pay(ctx, account, to, amount);
  await saveAccount(ctx, account);
  const moved: TokenTransfer = { from: account.address, to, amount: `${amount}` };
  ctx.emit(MarketplaceEvent.tokensTransferred, moved);
  return moved;
}

/** Accounts that never acted answer with zeros. @throws BAD_INPUT */
export async function summarizeAccount(ctx: LedgerContext, text: string): Promise<AccountSummary> {
  const address = parseAddress(text);
  const [account, income] = await Promise.all([readAccount(ctx, address), uncollectedIncome(ctx, address)]);
  return { address, counter: `${account.counter}`, balance: `${account.balance + income}` };
}

/** Accounts in the order of their addresses in a JSON list. @throws BAD_INPUT */
export async function summarizeAccounts(ctx: LedgerContext, addressesJson: string): Promise<AccountSummary[]> {
  const addresses = parseJson("addresses", addressesJson);
  demand(
    Array.isArray(addresses) && addresses.length <= maxAddresses,
    "BAD_INPUT",
    `addresses must be a JSON list of at most ${maxAddresses}`,
  );
  return Promise.all(addresses.map((address: unknown) => summarizeAccount(ctx, String(address))));
}
