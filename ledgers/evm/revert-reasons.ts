import { Interface, type InterfaceAbi } from "ethers";
import { intermediaryAbi } from "../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../contracts/generated/intermediary-factory.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { refusals, sentenceOf } from "./refusals.ts";

/** Errors with which many tokens refuse a transfer (ERC-6093). */
const tokenErrors = [
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
];

const ours = [...intermediaryAbi, ...intermediaryFactoryAbi].filter(({ type }) => type === "error");
const errors = new Interface([...ours, ...tokenErrors] as InterfaceAbi);

/** Refusal of a contract as a sentence with a code; the name of its custom error stays internal. */
export function decodeRevert(data: string, cause?: unknown): PlatformError {
  const error = data.length >= 10 ? errors.parseError(data) : null;
  const [code, sentence] = refusals[error?.name ?? ""] ?? unknown;
  const values = error?.fragment.inputs.map(({ name }, index) => [name || index, error.args[index]]) ?? [];
  return new PlatformError(code, sentenceOf(sentence, Object.fromEntries(values)), { cause });
}

const unknown = ["TRANSACTION_REVERTED", "the contract refused for a reason that is not known here"] as const;
