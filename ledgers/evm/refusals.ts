import type { ErrorCode } from "../../errors/error-codes.ts";

/** Refusal for a contract's error: a code, and a sentence that takes the error's values by their names. */
type Refusal = readonly [code: ErrorCode, sentence: string];

/** Every error that our contracts, their library and tokens (ERC-6093) refuse with. */
export const refusals: Readonly<Record<string, Refusal>> = {
  NotFactory: ["FORBIDDEN", "only the channel factory may call a channel, and {caller} is not it"],
  NotConsumer: ["FORBIDDEN", "only the channel's consumer may do this, and {caller} is not it"],
  NotProvider: ["FORBIDDEN", "only the channel's provider may do this, and {caller} is not it"],
  AlreadyInitialized: ["WRONG_STATE", "the channel was set up before"],
  WrongStatus: ["WRONG_STATE", "the channel is in a state that does not allow this"],
  NoRedemptionPending: ["WRONG_STATE", "no redemption is under way; start one first"],
  ChannelExists: ["ALREADY_EXISTS", "these parties have this channel already: {intermediary}"],
  LaneExists: ["ALREADY_EXISTS", "the channel has lane {lane} already"],
  TooManyLanes: ["BAD_INPUT", "a channel has at most {most} lanes"],
  EmptyDeposit: ["BAD_INPUT", "a deposit must be more than nothing"],
  WrongValue: ["BAD_INPUT", "{sent} wei came along where {expected} were expected"],
  NotAToken: ["BAD_INPUT", "only a channel that is paid in an ERC-20 token can do this"],
  NoLanes: ["BAD_INPUT", "a channel needs a lane at least"],
  UnknownChannel: ["NOT_FOUND", "the factory has opened no channel {channel}"],
  InvalidSettlement: ["BAD_INPUT", "the provider can agree to {least} to {most} in all, not to {redeemed}"],
  TokenIdNotNewer: ["BAD_INPUT", "a new token id must be above {active}, and {given} is not"],
  TokenIdTooHigh: ["BAD_INPUT", "the next token id can be {highest} at most, and {given} is more"],
  TooLittleGas: ["TRANSACTION_REVERTED", "the transaction brings too little gas for all of its calls"],
  InvalidProvider: ["BAD_INPUT", "{provider} cannot be the provider of this channel"],
  InvalidVoucherKey: ["BAD_INPUT", "{voucherKey} cannot sign for a channel"],
  UnsupportedAsset: ["BAD_INPUT", "no token's contract lies at {asset}"],
  InvalidPeriods: [
    "BAD_INPUT",
    "a termination period of {terminationPeriod} s is too short beside a tolerance period of {tolerancePeriod} s",
  ],
  InvalidLane: ["BAD_INPUT", "the channel has no lane {lane} under this token id, or lanes are out of order"],
  RedemptionPending: ["REDEMPTION_PENDING", "a redemption of token id {expiringTokenId} is under way; end it first"],
  TooEarly: ["TOO_EARLY", "the waiting period lasts until {readyAt}"],
  TooLate: ["DEADLINE_EXPIRED", "the agreement could be used until {deadline}"],
  InvalidTokenId: ["INVALID_TOKEN", "the token has id {given}, and {expected} is redeemed"],
  InvalidSignature: ["BAD_SIGNATURE", "the channel's voucher key did not sign for {requests} requests on lane {lane}"],
  NotAgreed: ["BAD_SIGNATURE", "{party} has not signed this agreement"],
  NothingDue: ["INSUFFICIENT_FUNDS", "nothing is due to {account}"],
  PayoutRefused: ["TRANSACTION_REVERTED", "{receiver} does not take the {amount} that are due to it"],
  AddressEmptyCode: ["TRANSACTION_REVERTED", "no contract lies at {target}"],
  FailedCall: ["TRANSACTION_REVERTED", "a contract that was called refused without a reason"],
  FailedDeployment: ["TRANSACTION_REVERTED", "the channel's contract could not be made"],
  InsufficientBalance: ["INSUFFICIENT_FUNDS", "the contract has {balance} wei and needs {needed}"],
  ERC20InsufficientBalance: ["INSUFFICIENT_FUNDS", "{sender} has {balance} of the token and needs {needed}"],
  ERC20InsufficientAllowance: ["INSUFFICIENT_FUNDS", "{spender} may take {allowance} of the token and needs {needed}"],
  Error: ["TRANSACTION_REVERTED", "the contract refused: {0}"],
  Panic: ["TRANSACTION_REVERTED", "the contract failed at a check of its own"],
};

/** Names of values that are seconds since 1970. */
const times = new Set(["readyAt", "deadline"]);

/** Sentence of a refusal with its values. */
export function sentenceOf(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => worded(name, values[name]));
}

function worded(name: string, value: unknown): string {
  const date = new Date(Number(value) * 1_000);
  return times.has(name) && !Number.isNaN(date.getTime()) ? date.toISOString() : String(value);
}
