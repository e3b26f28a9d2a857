import { Interface, toQuantity } from "ethers";
import { noReturnTokenCreationCode } from "../../../contracts/generated/no-return-token.ts";
import { testTokenAbi, testTokenCreationCode } from "../../../contracts/generated/test-token.ts";
import type { TestChain } from "../../../ledgers/evm/testing.ts";

const token = new Interface(testTokenAbi);

/** ERC-20 tokens on a test chain; addresses in lower case. */
export class TestTokens {
  /** With permits (EIP-2612) and authorisations (EIP-3009). */
  readonly signable: string;
  /** With neither, and nothing is returned from a transfer. */
  readonly plain: string;
  /** Like the first, but nobody takes it. */
  readonly worthless: string;
  readonly #node: TestChain;

  private constructor(node: TestChain, [signable = "", plain = "", worthless = ""]: readonly string[]) {
    this.#node = node;
    this.signable = signable;
    this.plain = plain;
    this.worthless = worthless;
  }

  static async deploy(node: TestChain): Promise<TestTokens> {
    const addresses: string[] = [];
    for (const data of [testTokenCreationCode, noReturnTokenCreationCode, testTokenCreationCode]) {
      addresses.push(await deployTo(node, data));
    }
    return new TestTokens(node, addresses);
  }

  /** Makes tokens for an account. */
  async mint(asset: string, account: string, amount: bigint): Promise<void> {
    await sendTo(this.#node, { to: asset, data: token.encodeFunctionData("mint", [account, amount]) });
  }

  async balanceOf(asset: string, account: string): Promise<bigint> {
    const data = token.encodeFunctionData("balanceOf", [account]);
    return BigInt((await rpcOf(this.#node, "eth_call", [{ to: asset, data }, "latest"])) as string);
  }
}

/** Deploys a contract. @returns its address */
export async function deployTo(node: TestChain, creationCode: string): Promise<string> {
  return (await sendTo(node, { data: creationCode })).contractAddress ?? "";
}

/** From an account that nobody else uses. */
async function sendTo(node: TestChain, transaction: { to?: string; data: string }) {
  const from = node.chain.accounts.at(-1)?.address;
  const gas = toQuantity(5_000_000);
  await rpcOf(node, "anvil_impersonateAccount", [from]);
  const hash = await rpcOf(node, "eth_sendTransaction", [{ from, gas, ...transaction }]);
  for (;;) {
    const receipt = await rpcOf(node, "eth_getTransactionReceipt", [hash]);
    if (receipt) return receipt as { readonly contractAddress?: string };
  }
}

/** Any JSON-RPC method of a test chain. @throws Error when the chain refuses */
export async function rpcOf(node: TestChain, method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(node.chain.url.replace("ws:", "http:"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result: unknown; error?: { message: string } };
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}
