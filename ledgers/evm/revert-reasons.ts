import { Interface, type InterfaceAbi } from "ethers";
import { intermediaryAbi } from "../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../contracts/generated/intermediary-factory.ts";
import { type ErrorCode, PlatformError } from "../errors.ts";

/** Custom errors of our contracts by what they mean to a caller. */
const codes: Readonly<Record<string, ErrorCode>> = {
  NotFactory: "FORBIDDEN",
  NotConsumer: "FORBIDDEN",
  NotProvider: "FORBIDDEN",
  AlreadyInitialized: "WRONG_STATE",
  WrongStatus: "WRONG_STATE",
  NoRedemptionPending: "WRONG_STATE",
  ChannelExists: "ALREADY_EXISTS",
  LaneExists: "ALREADY_EXISTS",
  TooManyLanes: "BAD_INPUT",
  EmptyDeposit: "BAD_INPUT",
  WrongValue: "BAD_INPUT",
  NotAToken: "BAD_INPUT",
  NoLanes: "BAD_INPUT",
  UnknownChannel: "NOT_FOUND",
  TooLittleGas: "TRANSACTION_REVERTED",
  InvalidSettlement: "BAD_INPUT",
  TokenIdNotNewer: "BAD_INPUT",
  TokenIdTooHigh: "BAD_INPUT",
  InvalidProvider: "BAD_INPUT",
  InvalidVoucherKey: "BAD_INPUT",
  UnsupportedAsset: "BAD_INPUT",
  InvalidPeriods: "BAD_INPUT",
  InvalidLane: "BAD_INPUT",
  RedemptionPending: "REDEMPTION_PENDING",
  TooEarly: "TOO_EARLY",
  InvalidTokenId: "INVALID_TOKEN",
  InvalidSignature: "BAD_SIGNATURE",
  NotAgreed: "BAD_SIGNATURE",
  TooLate: "DEADLINE_EXPIRED",
  NothingDue: "INSUFFICIENT_FUNDS",
  PayoutRefused: "TRANSACTION_REVERTED",
  ERC20InsufficientBalance: "INSUFFICIENT_FUNDS",
  ERC20InsufficientAllowance: "INSUFFICIENT_FUNDS",
};

/** What many tokens refuse a transfer with (ERC-6093). */
const tokenErrors = [
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
];

const ours = [...intermediaryAbi, ...intermediaryFactoryAbi].filter(({ type }) => type === "error");
const errors = new Interface([...ours, ...tokenErrors] as InterfaceAbi);

/** The error a contract reverted with, by the name of its custom error. */
export function decodeRevert(data: string, cause?: unknown): PlatformError {
  const error = data.length >= 10 ? errors.parseError(data) : null;
  if (!error) return new PlatformError("TRANSACTION_REVERTED", `the contract refused: ${data}`, { cause });
  const values = error.fragment.inputs.map((input, index) => `${input.name} ${error.args[index]}`).join(", ");
  const message = values === "" ? error.name : `${error.name}: ${values}`;
  return new PlatformError(codes[error.name] ?? "TRANSACTION_REVERTED", message, { cause });
}
