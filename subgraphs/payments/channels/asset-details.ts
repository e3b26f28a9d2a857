import { Interface, toUtf8String, ZeroAddress } from "ethers";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { isAway } from "../../../ledgers/evm/rpc-failures.ts";

/** Details of an asset: an ERC-20 token, or ether. */
export interface AssetDetails {
  /** Lower case; the zero address for ether. */
  readonly address: string;
  /** Symbol by the contract itself, unchecked: it may be another one's. Like the next. */
  readonly symbol: string | null;
  readonly name: string | null;
  readonly decimals: number | null;
}

const token = new Interface([
  "function symbol() view returns (string)",
  "function name() view returns (string)",
  "function decimals() view returns (uint8)",
]);
/** Bounds of a text that is shown, in characters, and of an answer that is read, in hexadecimal digits. */
const maxCharacters = 64;
const maxDigits = 2 + 2 * 4096;

const ether: AssetDetails = { address: ZeroAddress, symbol: "ETH", name: "Ether", decimals: 18 };

/** Details by the token's contract; each null when it does not tell. @throws LEDGER_UNAVAILABLE, TIMEOUT */
export async function assetDetails(chain: Pick<EvmChain, "call">, asset: string): Promise<AssetDetails> {
  const address = asset.toLowerCase();
  if (address === ZeroAddress) return ether;
  const [symbol, name, decimals] = await Promise.all(
    ["symbol", "name", "decimals"].map((fn) => answerOf(chain, address, fn)),
  );
  return {
    address,
    symbol: textIn("symbol", symbol),
    name: textIn("name", name),
    decimals: leniently(() => Number(token.decodeFunctionResult("decimals", decimals ?? "0x")[0])),
  };
}

async function answerOf(chain: Pick<EvmChain, "call">, to: string, fn: string): Promise<string | undefined> {
  try {
    const answer = await chain.call({ to, data: token.encodeFunctionData(fn) });
    return answer.length > maxDigits ? undefined : answer;
  } catch (error) {
    if (isAway(error)) throw error;
    return undefined;
  }
}

/** Text of an answer. Old tokens answer 32 bytes that begin with the text. */
function textIn(fn: string, answer: string | undefined): string | null {
  if (!answer || answer === "0x") return null;
  const isFixed = answer.length === 66;
  const read = () =>
    isFixed ? toUtf8String(answer.replace(/(?:00)+$/, "")) : (token.decodeFunctionResult(fn, answer)[0] as string);
  return leniently(read)?.slice(0, maxCharacters) || null;
}

function leniently<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
