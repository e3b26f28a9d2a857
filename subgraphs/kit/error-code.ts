import { registerEnumType } from "type-graphql";
import type { ErrorCode } from "../../errors/platform-error.ts";

const meanings: Readonly<Record<ErrorCode, string>> = {
  BAD_INPUT: "Something in the input cannot be.",
  NOT_FOUND: "What it is about does not exist.",
  ALREADY_EXISTS: "What it would make exists already.",
  FORBIDDEN: "Whoever asks may not do this.",
  UNAUTHENTICATED: "Nobody is known to have asked; bring a token that counts.",
  WRONG_STATE: "What it is about is in a state that does not allow it.",
  IDEMPOTENCY_KEY_REUSED: "The idempotency key came before with another input.",
  BAD_SIGNATURE: "The signature is not the signer's, or not of this act.",
  BAD_COUNTER: "The act does not carry its account's next counter.",
  DEADLINE_EXPIRED: "The act's deadline has passed.",
  INSUFFICIENT_TOKENS: "The account has fewer SToken than it takes.",
  BUDGET_EXCEEDED: "The account's policy allows no more spending in the hour or the day.",
  RISK_CAP_EXCEEDED: "The provider takes no more before it has redeemed what it took.",
  INSUFFICIENT_FUNDS: "The account or the channel has less ether than it takes.",
  PRICE_CHANGED: "The price is another one by now.",
  SUPPLY_EXHAUSTED: "No SToken is left to pay out.",
  NOT_IN_ELECTORATE: "The organisation has no vote on this operation.",
  ALREADY_VOTED: "The organisation has voted.",
  PROPOSAL_CLOSED: "The vote is over.",
  ASSET_NOT_ACCEPTED: "The provider does not take what the channel is paid with.",
  TERMS_NOT_ALLOWED: "The payer's limits do not allow a channel with such terms.",
  INVALID_TOKEN: "The payment token is not one of this channel.",
  REPLAYED_REQUEST: "The payment token was accepted before.",
  TERMINATION_PENDING: "The channel is about to end.",
  REDEMPTION_PENDING: "A redemption is under way.",
  TOO_EARLY: "The waiting period has not passed; try again later.",
  MVCC_CONFLICT: "Others changed the same rows at the same time; try again.",
  ENDORSEMENT_FAILED: "The peers did not endorse it.",
  CLOCK_SKEW: "A peer's clock and the clock of whoever sent the transaction are too far apart; nothing was changed.",
  TRANSACTION_INVALID: "The transaction was committed as invalid, without effect.",
  TRANSACTION_REVERTED: "The contract refused the transaction.",
  LEDGER_UNAVAILABLE: "The ledger does not answer at the moment.",
  TIMEOUT: "It took too long; what became of it is not known.",
  STORE_UNAVAILABLE: "The database of what the ledgers show does not answer at the moment.",
  HISTORY_UNAVAILABLE: "Only its present state can be read, none at an earlier position.",
  POSITION_UNDONE: "The chain has undone the block of the position.",
  DATA_DIRECTORY_LOCKED: "Another process uses the data folder.",
  PORT_IN_USE: "Another program listens on the port.",
  INTERNAL: "Something went wrong on our side.",
};

/** The codes as a GraphQL enum, the same list in every subgraph. */
export const ErrorCodeEnum = Object.fromEntries(Object.keys(meanings).map((code) => [code, code])) as {
  [Code in ErrorCode]: Code;
};
registerEnumType(ErrorCodeEnum, {
  name: "ErrorCode",
  description: "Why something was refused or failed.",
  valuesConfig: Object.fromEntries(
    Object.entries(meanings).map(([code, description]) => [code, { description }]),
  ) as never,
});
