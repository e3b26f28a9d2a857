/** One code that a ledger, a service or the graph may answer with. */
interface ErrorCodeRow {
  /** A refusal is data: nothing was changed, and a mutation's payload says so. A fault is an error of GraphQL. */
  readonly kind: "refusal" | "fault";
  readonly meaning: string;
  /** Advice that mends it, for the reference. */
  readonly remedy: string;
}

/**
 * The one table of error codes, from which `ErrorCode` of the schema, the faults and `docs/reference/errors.md` follow.
 * Chaincode throws `CODE: detail`, Solidity a custom error; `ledgers/` turns both into a `PlatformError`.
 */
export const errorCodes = {
  // the request itself
  BAD_INPUT: {
    kind: "refusal",
    meaning: "Something in the input cannot be.",
    remedy: "change the field or setting that the message names",
  },
  NOT_FOUND: {
    kind: "refusal",
    meaning: "What it is about does not exist.",
    remedy: "look at the name or address in the message; what was made a moment ago is shown a moment later",
  },
  ALREADY_EXISTS: {
    kind: "refusal",
    meaning: "What it would make exists already.",
    remedy: "use what exists, or choose another name",
  },
  FORBIDDEN: {
    kind: "refusal",
    meaning: "Whoever asks may not do this.",
    remedy: "act as whom the message names, or ask your token's issuer for the scope or policy",
  },
  UNAUTHENTICATED: {
    kind: "fault",
    meaning: "Nobody is known to have asked; bring a token that counts.",
    remedy:
      "send `authorization: Bearer <token>` with a token of the issuer that counts; the message tells what is wrong with yours",
  },
  WRONG_STATE: {
    kind: "refusal",
    meaning: "What it is about is in a state that does not allow it.",
    remedy: "do first, or wait for, what the message names",
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: "refusal",
    meaning: "The idempotency key came before with another input.",
    remedy: "take a new key for a new act",
  },
  // acts authorised by an account's signature
  BAD_SIGNATURE: {
    kind: "refusal",
    meaning: "The signature is not the signer's, or not of this act.",
    remedy: "sign exactly what is sent, for this channel or chain, with the key that the message names",
  },
  BAD_COUNTER: {
    kind: "refusal",
    meaning: "The act does not carry its account's next counter.",
    remedy: "sign anew with the counter that the message names (the account's `counter` plus one)",
  },
  DEADLINE_EXPIRED: {
    kind: "refusal",
    meaning: "The act's deadline has passed.",
    remedy: "sign anew with a later deadline",
  },
  // money
  INSUFFICIENT_TOKENS: {
    kind: "refusal",
    meaning: "The account has fewer SToken than it takes.",
    remedy: "get SToken: publish services, be paid, or transfer less",
  },
  BUDGET_EXCEEDED: {
    kind: "refusal",
    meaning: "The account's policy allows no more spending in the hour or the day.",
    remedy: "wait until the hour or the day is over, or set another budget (`paymentPolicySet`)",
  },
  RISK_CAP_EXCEEDED: {
    kind: "refusal",
    meaning: "The provider takes no more before it has redeemed what it took.",
    remedy: "try again when the provider has redeemed; it may raise its `riskCap`",
  },
  INSUFFICIENT_FUNDS: {
    kind: "refusal",
    meaning: "The account or the channel has less ether than it takes.",
    remedy: "send the account ether, or deposit into the channel (`paymentChannelDeposit`)",
  },
  PRICE_CHANGED: {
    kind: "refusal",
    meaning: "The price is another one by now.",
    remedy: "agree to the price that the message names, or leave it",
  },
  SUPPLY_EXHAUSTED: {
    kind: "refusal",
    meaning: "No SToken is left to pay out.",
    remedy: "nothing of the caller's; rewards end when the pool is empty",
  },
  // operations
  NOT_IN_ELECTORATE: {
    kind: "refusal",
    meaning: "The organisation has no vote on this operation.",
    remedy: "one of the channel's members must act",
  },
  ALREADY_VOTED: {
    kind: "refusal",
    meaning: "The organisation has voted.",
    remedy: "nothing; a vote stays",
  },
  PROPOSAL_CLOSED: {
    kind: "refusal",
    meaning: "The vote is over.",
    remedy: "propose a new operation",
  },
  // payments
  ASSET_NOT_ACCEPTED: {
    kind: "refusal",
    meaning: "The provider does not take what the channel is paid with.",
    remedy: "open a channel in an asset that the provider takes; the provider sets `LEDGERLOOM_PAYMENTS_ASSETS`",
  },
  TERMS_NOT_ALLOWED: {
    kind: "refusal",
    meaning: "The payer's limits do not allow a channel with such terms.",
    remedy: "raise the limit that the message names, or pay another provider",
  },
  INVALID_TOKEN: {
    kind: "refusal",
    meaning: "The payment token is not one of this channel.",
    remedy: "sign anew with what the message names",
  },
  REPLAYED_REQUEST: {
    kind: "refusal",
    meaning: "The payment token was accepted before.",
    remedy: "sign a token with a higher counter",
  },
  TERMINATION_PENDING: {
    kind: "refusal",
    meaning: "The channel is about to end.",
    remedy: "open another channel",
  },
  REDEMPTION_PENDING: {
    kind: "refusal",
    meaning: "A redemption is under way.",
    remedy: "finish that one first (`redemptionFinalize`)",
  },
  TOO_EARLY: {
    kind: "refusal",
    meaning: "The waiting period has not passed; try again later.",
    remedy: "try again at the time that the message names",
  },
  // the ledger
  MVCC_CONFLICT: {
    kind: "fault",
    meaning: "Others changed the same rows at the same time; try again.",
    remedy: "send the same again",
  },
  ENDORSEMENT_FAILED: {
    kind: "fault",
    meaning: "The peers did not endorse it.",
    remedy: "the message tells what the peers say; whoever runs them looks at their chaincode",
  },
  CLOCK_SKEW: {
    kind: "fault",
    meaning: "A peer's clock and the clock of whoever sent the transaction are too far apart; nothing was changed.",
    remedy: "set the clock right (NTP); see [clocks](../guides/agents.md#clocks)",
  },
  TRANSACTION_INVALID: {
    kind: "fault",
    meaning: "The transaction was committed as invalid, without effect.",
    remedy: "send the act anew when it is still wanted",
  },
  TRANSACTION_REVERTED: {
    kind: "refusal",
    meaning: "The contract refused the transaction.",
    remedy: "the message tells what the contract says",
  },
  LEDGER_UNAVAILABLE: {
    kind: "fault",
    meaning: "The ledger does not answer at the moment.",
    remedy: "try again later; whoever runs it finds the peer or node in the log",
  },
  TIMEOUT: {
    kind: "fault",
    meaning: "It took too long; what became of it is not known.",
    remedy: "ask again, an act with the same `idempotencyKey`",
  },
  // reads
  STORE_UNAVAILABLE: {
    kind: "fault",
    meaning: "The database of what the ledgers show does not answer at the moment.",
    remedy: "try again later; whoever runs it looks at `LEDGERLOOM_DATABASE_URL`, or at the disk of `LEDGERLOOM_DATA`",
  },
  HISTORY_UNAVAILABLE: {
    kind: "refusal",
    meaning: "Only its present state can be read, none at an earlier position.",
    remedy: "leave the field out of `asOf`, or read the present",
  },
  POSITION_UNDONE: {
    kind: "refusal",
    meaning: "The chain has undone the block of the position.",
    remedy: "read without it, and take a new position",
  },
  // this process
  DATA_DIRECTORY_LOCKED: {
    kind: "fault",
    meaning: "Another process uses the data folder.",
    remedy: "stop that process, or set `LEDGERLOOM_DATA` to another folder",
  },
  PORT_IN_USE: {
    kind: "fault",
    meaning: "Another program listens on the port.",
    remedy: "end that program, or set the port that the message names",
  },
  INTERNAL: {
    kind: "fault",
    meaning: "Something went wrong on our side.",
    remedy: "tell whoever runs the graph the error's `traceId`, under which the log tells more",
  },
} as const satisfies Readonly<Record<string, ErrorCodeRow>>;

export type ErrorCode = keyof typeof errorCodes;

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

/** Splits `CODE: detail` as chaincode throws it; `undefined` when the text does not start with a known code. */
export function parseCodedMessage(text: string): { code: ErrorCode; detail: string } | undefined {
  const match = /(?:^|, )([A-Z][A-Z_]+): (.*)$/s.exec(text);
  if (!match?.[1] || !isKnown(match[1])) return undefined;
  return { code: match[1], detail: match[2] ?? "" };
}
