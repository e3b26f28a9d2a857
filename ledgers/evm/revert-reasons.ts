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
  EmptyDeposit: "BAD_INPUT",
  TokenIdNotNewer: "BAD_INPUT",
  InvalidProvider: "BAD_INPUT",
  InvalidVoucherKey: "BAD_INPUT",
  UnsupportedAsset: "BAD_INPUT",
  InvalidPeriods: "BAD_INPUT",
  InvalidLane: "BAD_INPUT",
  RedemptionPending: "REDEMPTION_PENDING",
  TooEarly: "TOO_EARLY",
  InvalidTokenId: "INVALID_TOKEN",
  InvalidSignature: "BAD_SIGNATURE",
  NothingDue: "INSUFFICIENT_FUNDS",
  PayoutRefused: "TRANSACTION_REVERTED",
};

const errors = new Interface(
  [...intermediaryAbi, ...intermediaryFactoryAbi].filter((item) => item.type === "error") as InterfaceAbi,
);

/** The error a contract reverted with, by the name of its custom error. */
export function decodeRevert(data: string, cause?: unknown): PlatformError {
  const error = data.length >= 10 ? errors.parseError(data) : null;
  if (!error) return new PlatformError("TRANSACTION_REVERTED", `the contract refused: ${data}`, { cause });
  const values = error.fragment.inputs.map((input, index) => `${input.name} ${error.args[index]}`).join(", ");
  const message = values === "" ? error.name : `${error.name}: ${values}`;
  return new PlatformError(codes[error.name] ?? "TRANSACTION_REVERTED", message, { cause });
}
