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
    meaning: "The input is invalid.",
    remedy: "change the field or setting that the message names",
  },
  NOT_FOUND: {
    kind: "refusal",
    meaning: "The subject of the request does not exist.",
    remedy: "look at the name or address in the message; what was made a moment ago is shown a moment later",
  },
  ALREADY_EXISTS: {
    kind: "refusal",
    meaning: "The object to create exists already.",
    remedy: "use what exists, or choose another name",
  },
  FORBIDDEN: {
    kind: "refusal",
    meaning: "The caller may not do this.",
    remedy: "act as the organisation that the message names, or ask your token's issuer for the scope or policy",
  },
  UNAUTHENTICATED: {
    kind: "fault",
    meaning: "The caller is anonymous, or its access token is not accepted.",
    remedy:
      "send `authorization: Bearer <token>` with a token of the accepted issuer; the message tells what is wrong with yours",
  },
  WRONG_STATE: {
    kind: "refusal",
    meaning: "The state of the subject does not allow the act.",
    remedy: "do first, or wait for, what the message names",
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: "refusal",
    meaning: "The idempotency key was used before with another input.",
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
  INSUFFICIENT_CALLS: {
    kind: "refusal",
    meaning: "The user has fewer calls of the service left than the act takes.",
    remedy: "take no more calls than the message names, and ask the user to buy more",
  },
  INSUFFICIENT_TOKENS: {
    kind: "refusal",
    meaning: "The account has fewer SToken than the act takes.",
    remedy: "get SToken: publish services, be paid, or transfer less",
  },
  BUDGET_EXCEEDED: {
    kind: "refusal",
    meaning: "The account's policy allows no more spending in the hour or the day.",
    remedy: "wait until the hour or the day is over, or set another budget (`paymentPolicySet`)",
  },
  RISK_CAP_EXCEEDED: {
    kind: "refusal",
    meaning: "The provider accepts no more payment tokens before it redeems those that it has.",
    remedy: "try again when the provider has redeemed; it may raise its `riskCap`",
  },
  INSUFFICIENT_FUNDS: {
    kind: "refusal",
    meaning: "The account or the channel has less ether than the act takes.",
    remedy: "send the account ether, or deposit into the channel (`paymentChannelDeposit`)",
  },
  PRICE_CHANGED: {
    kind: "refusal",
    meaning: "The price has changed.",
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
    meaning: "The organisation has voted already.",
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
    meaning: "The provider does not accept the channel's asset.",
    remedy: "open a channel in an asset that the provider takes; the provider sets `LEDGERLOOM_PAYMENTS_ASSETS`",
  },
  TERMS_NOT_ALLOWED: {
    kind: "refusal",
    meaning: "The payer's limits do not allow a channel with such terms.",
    remedy: "raise the limit that the message names, or pay another provider",
  },
  INVALID_TOKEN: {
    kind: "refusal",
    meaning: "The payment token is not valid for this channel.",
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
    meaning: "Another transaction changed the same rows at the same time; try again.",
    remedy: "send the same again",
  },
  ENDORSEMENT_FAILED: {
    kind: "fault",
    meaning: "The peers did not endorse the transaction.",
    remedy: "the message has the peers' answer; their administrators look at their chaincode",
  },
  CLOCK_SKEW: {
    kind: "fault",
    meaning: "The clocks of a peer and of the transaction's sender are too far apart; nothing was changed.",
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
    remedy: "try again later; the log names the peer or node for its administrator",
  },
  TIMEOUT: {
    kind: "fault",
    meaning: "The request took too long; its outcome is unknown.",
    remedy: "ask again, an act with the same `idempotencyKey`",
  },
  // reads
  STORE_UNAVAILABLE: {
    kind: "fault",
    meaning: "The database of the projections does not answer at the moment.",
    remedy:
      "try again later; the administrator looks at `LEDGERLOOM_DATABASE_URL`, or at the disk of `LEDGERLOOM_DATA`",
  },
  HISTORY_UNAVAILABLE: {
    kind: "refusal",
    meaning: "Only the present state can be read, none at an earlier position.",
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
    meaning: "The server failed.",
    remedy: "tell the administrator the error's `traceId`, under which the log has the details",
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
