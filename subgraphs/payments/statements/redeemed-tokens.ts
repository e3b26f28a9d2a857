import { Interface, Result } from "ethers";
import { z } from "zod";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";

const intermediary = new Interface(intermediaryAbi);
const factory = new Interface(intermediaryFactoryAbi);

const hex = z.string().transform((text) => text.toLowerCase());
const transactionSchema = z.object({ to: hex.nullable(), input: hex });

/** A token as its provider handed it to the chain. */
export interface RedeemedToken {
  readonly channel: string;
  readonly tokenId: bigint;
  readonly lane: number;
  readonly requests: bigint;
  /** 65 bytes, hexadecimal. */
  readonly signature: string;
}

interface Call {
  readonly to: string;
  readonly data: string;
}

/**
 * Tokens of a redemption, read from the transaction itself, so that nobody has to be believed; none for calls made by
 * way of other contracts.
 */
export async function redeemedTokens(chain: Pick<EvmChain, "rpc">, hash: string): Promise<readonly RedeemedToken[]> {
  const answer = await chain.rpc("eth_getTransactionByHash", [hash]);
  if (answer === null) return [];
  const { to, input } = transactionSchema.parse(answer);
  return to === null ? [] : tokensOfCall({ to, data: input });
}

/** The tokens of a call to a channel, or to many by way of the factory. */
export function tokensOfCall(call: Call): RedeemedToken[] {
  const calls = call.to === factoryAddress.toLowerCase() ? batched(call) : [call];
  return calls.flatMap(({ to, data }) => {
    const [tokens] = argumentsOf(intermediary, "finalizeRedemption", data) ?? [[]];
    return [...tokens].map(({ tokenId, lane, requests, signature }) => {
      return { channel: to.toLowerCase(), tokenId, lane: Number(lane), requests, signature };
    });
  });
}

function batched({ data }: Call): Call[] {
  const [calls] = argumentsOf(factory, "batch", data) ?? [[]];
  return [...calls].map(({ channel: to, data: inner }) => ({ to, data: inner }));
}

/** @returns `undefined` when the data is no call of the function */
function argumentsOf(contract: Interface, name: string, data: string): Result | undefined {
  const selector = contract.getFunction(name)?.selector;
  if (!selector || !data.startsWith(selector)) return undefined;
  return contract.decodeFunctionData(name, data);
}
