import { Transaction } from "fabric-contract-api";
import { LedgerContext } from "../ledger/ledger-context.ts";
import { LedgerContract } from "../ledger/ledger-contract.ts";
import { authorize } from "./acts/authorization.ts";
import { applyParameters } from "./parameter-changes.ts";
import { registerServices } from "./services/bulk-registration.ts";
import { callService, getCallRights } from "./services/calls.ts";
import { commentService } from "./services/comments.ts";
import { editService, invalidateService } from "./services/editing.ts";
import { impactOf } from "./services/impact.ts";
import { createMashup } from "./services/mashups.ts";
import { rewardService } from "./services/rewards.ts";
import { queryServiceByRange, queryServiceByUser } from "./services/service-lists.ts";
import { getService } from "./services/service-rows.ts";
import { publishService, registerService } from "./services/services.ts";
import { acceptTerms, queryTerms, setTerms } from "./services/terms.ts";
import { removeUser } from "./services/user-removal.ts";
import { getCallTimesOfService, reduceCallTime, reduceCallTimes } from "./services/uses.ts";
import { summarizeIssuance } from "./tokens/issuance.ts";
import { readParameters } from "./tokens/parameters.ts";
import { summarizeAccount, summarizeAccounts, transfer } from "./tokens/tokens.ts";
import { queryUser, registerUser } from "./users/users.ts";

/**
 * The marketplace: users, services, call rights and tokens.
 *
 * An act takes its arguments as a JSON object (the fields of its EIP-712 type) and its authorization as another:
 * `{signer, counter, deadline, signature}`. Integers are decimal strings. Beside its own, every act may throw BAD_INPUT,
 * CLOCK_SKEW, DEADLINE_EXPIRED, BAD_SIGNATURE and BAD_COUNTER. An act that throws changes nothing, not even the counter.
 *
 * Functions answer JSON text (acts: `ActResults`), `Counter` and `BalanceOf` a bare decimal number.
 */
export class MarketplaceContract extends LedgerContract {
  constructor() {
    super("marketplace");
  }

  /** Registers the signer under a name and pays the grant. @throws ALREADY_EXISTS */
  @Transaction()
  async RegisterUser(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await registerUser(ctx, await authorize(ctx, "RegisterUser", act, authorization)));
  }

  /** Removes the signer, whose name stays its own. @throws FORBIDDEN, WRONG_STATE */
  @Transaction()
  async RemoveUser(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await removeUser(ctx, await authorize(ctx, "RemoveUser", act, authorization)));
  }

  /** Registers a service, not yet available. @throws FORBIDDEN, ALREADY_EXISTS */
  @Transaction()
  async RegisterService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await registerService(ctx, await authorize(ctx, "RegisterService", act, authorization)));
  }

  /**
   * Registers many services and mashups at once; repeating it is harmless.
   * @throws FORBIDDEN, ALREADY_EXISTS, NOT_FOUND
   */
  @Transaction()
  async RegisterServices(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await registerServices(ctx, await authorize(ctx, "RegisterServices", act, authorization)));
  }

  /**
   * Registers a mashup and pays its fee to the other developers.
   * @throws FORBIDDEN, ALREADY_EXISTS, NOT_FOUND, WRONG_STATE, INSUFFICIENT_TOKENS
   */
  @Transaction()
  async CreateMashup(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await createMashup(ctx, await authorize(ctx, "CreateMashup", act, authorization)));
  }

  /** Makes the signer's service available. @throws NOT_FOUND, FORBIDDEN, WRONG_STATE, INSUFFICIENT_TOKENS */
  @Transaction()
  async PublishService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await publishService(ctx, await authorize(ctx, "PublishService", act, authorization)));
  }

  /** Ends the sale of the signer's service. @throws NOT_FOUND, FORBIDDEN, WRONG_STATE */
  @Transaction()
  async InvalidateService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await invalidateService(ctx, await authorize(ctx, "InvalidateService", act, authorization)));
  }

  /** Describes the signer's service anew. @throws NOT_FOUND, FORBIDDEN */
  @Transaction()
  async EditService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await editService(ctx, await authorize(ctx, "EditService", act, authorization)));
  }

  /** Buys calls. @throws NOT_FOUND, FORBIDDEN, WRONG_STATE, PRICE_CHANGED, INSUFFICIENT_TOKENS */
  @Transaction()
  async CallService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await callService(ctx, await authorize(ctx, "CallService", act, authorization)));
  }

  /** Takes calls that a user made of the signer's service. @throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_CALLS */
  @Transaction()
  async ReduceCallTime(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await reduceCallTime(ctx, await authorize(ctx, "ReduceCallTime", act, authorization)));
  }

  /**
   * Takes calls that several users made of the signer's service, as a batch that counts once.
   * @throws NOT_FOUND, FORBIDDEN, ALREADY_EXISTS, INSUFFICIENT_CALLS
   */
  @Transaction()
  async ReduceCallTimes(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await reduceCallTimes(ctx, await authorize(ctx, "ReduceCallTimes", act, authorization)));
  }

  /** Gives a service's developer tokens. @throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_TOKENS */
  @Transaction()
  async RewardService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await rewardService(ctx, await authorize(ctx, "RewardService", act, authorization)));
  }

  /** Comments on a service that the signer has called. @throws NOT_FOUND, FORBIDDEN */
  @Transaction()
  async CommentService(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await commentService(ctx, await authorize(ctx, "CommentService", act, authorization)));
  }

  /** Sets the licence of the signer's service. @throws NOT_FOUND, FORBIDDEN */
  @Transaction()
  async SetTerms(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await setTerms(ctx, await authorize(ctx, "SetTerms", act, authorization)));
  }

  /** Accepts a service's licence. @throws NOT_FOUND, FORBIDDEN, WRONG_STATE */
  @Transaction()
  async AcceptTerms(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await acceptTerms(ctx, await authorize(ctx, "AcceptTerms", act, authorization)));
  }

  /** Sends tokens to any address. @throws INSUFFICIENT_TOKENS */
  @Transaction()
  async Transfer(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await transfer(ctx, await authorize(ctx, "Transfer", act, authorization)));
  }

  /** Puts parameters in force that the consortium has voted for. @throws FORBIDDEN, NOT_FOUND, WRONG_STATE */
  @Transaction()
  async ApplyParameters(ctx: LedgerContext, act: string, authorization: string): Promise<string> {
    return JSON.stringify(await applyParameters(ctx, await authorize(ctx, "ApplyParameters", act, authorization)));
  }

  /** @throws BAD_INPUT, NOT_FOUND */
  @Transaction(false)
  async QueryUser(ctx: LedgerContext, nameOrAddress: string): Promise<string> {
    return JSON.stringify(await queryUser(ctx, nameOrAddress));
  }

  /** @throws BAD_INPUT, NOT_FOUND */
  @Transaction(false)
  async QueryService(ctx: LedgerContext, name: string): Promise<string> {
    return JSON.stringify(await getService(ctx, name));
  }

  /** Services named from `from` up to, without, `to`; see {@link queryServiceByRange}. @throws BAD_INPUT */
  @Transaction(false)
  // biome-ignore lint/complexity/useMaxParams: a chaincode function has a parameter for each argument of a transaction
  async QueryServiceByRange(
    ctx: LedgerContext,
    from: string,
    to: string,
    pageSize: string,
    bookmark: string,
  ): Promise<string> {
    return JSON.stringify(await queryServiceByRange(ctx, { from, to, pageSize, bookmark }));
  }

  /** Services of one user, of every status, page by page. @throws BAD_INPUT */
  @Transaction(false)
  async QueryServiceByUser(ctx: LedgerContext, user: string, pageSize: string, bookmark: string): Promise<string> {
    return JSON.stringify(await queryServiceByUser(ctx, user, { pageSize, bookmark }));
  }

  /** A version of a service's terms, `""` for that in force. @throws BAD_INPUT, NOT_FOUND */
  @Transaction(false)
  async QueryTerms(ctx: LedgerContext, service: string, version: string): Promise<string> {
    return JSON.stringify(await queryTerms(ctx, service, version));
  }

  /** Mashups that break when a service goes. @throws BAD_INPUT, NOT_FOUND */
  @Transaction(false)
  async ImpactOf(ctx: LedgerContext, service: string): Promise<string> {
    return JSON.stringify(await impactOf(ctx, service));
  }

  /** Call rights of all users for one service, page by page. @throws BAD_INPUT */
  @Transaction(false)
  async GetCallTimesOfService(
    ctx: LedgerContext,
    service: string,
    pageSize: string,
    bookmark: string,
  ): Promise<string> {
    return JSON.stringify(await getCallTimesOfService(ctx, service, { pageSize, bookmark }));
  }

  /** Call rights of one user for one service. @throws BAD_INPUT, NOT_FOUND */
  @Transaction(false)
  async GetSpecCallTime(ctx: LedgerContext, service: string, user: string): Promise<string> {
    return JSON.stringify(await getCallRights(ctx, service, user));
  }

  /** Counter and balance of any address. @throws BAD_INPUT */
  @Transaction(false)
  async Account(ctx: LedgerContext, address: string): Promise<string> {
    return JSON.stringify(await summarizeAccount(ctx, address));
  }

  /** Acts accepted so far; the next act signs one more. @throws BAD_INPUT */
  @Transaction(false)
  async Counter(ctx: LedgerContext, address: string): Promise<string> {
    return (await summarizeAccount(ctx, address)).counter;
  }

  /** Tokens of one address in the smallest unit. @throws BAD_INPUT */
  @Transaction(false)
  async BalanceOf(ctx: LedgerContext, address: string): Promise<string> {
    return (await summarizeAccount(ctx, address)).balance;
  }

  /** Accounts of a JSON list of at most 500 addresses, in its order. @throws BAD_INPUT */
  @Transaction(false)
  async BalancesOf(ctx: LedgerContext, addresses: string): Promise<string> {
    return JSON.stringify(await summarizeAccounts(ctx, addresses));
  }

  /** The token supply: issued, remaining, and the rewards that are paid now. */
  @Transaction(false)
  async Issuance(ctx: LedgerContext): Promise<string> {
    return JSON.stringify(await summarizeIssuance(ctx));
  }

  /** The rules in force. */
  @Transaction(false)
  async Parameters(ctx: LedgerContext): Promise<string> {
    return JSON.stringify(await readParameters(ctx));
  }
}
