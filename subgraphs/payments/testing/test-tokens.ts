import { type HDNodeWallet, Interface, parseEther, toQuantity, Wallet } from "ethers";
import { noReturnTokenCreationCode } from "../../../contracts/generated/no-return-token.ts";
import { testTokenAbi, testTokenCreationCode } from "../../../contracts/generated/test-token.ts";
import { eventually, type TestChain } from "../../../ledgers/evm/testing.ts";

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
    return BigInt((await rpcOf(this.#node.chain.url, "eth_call", [{ to: asset, data }, "latest"])) as string);
  }
}

/** Deploys a contract. @returns its address */
export async function deployTo(node: TestChain, creationCode: string): Promise<string> {
  return (await sendTo(node, { data: creationCode })).contractAddress ?? "";
}

/** Sends a transaction from an account that nothing else uses. */
const sendTo = ({ chain }: TestChain, transaction: { to?: string; data: string }) =>
  sendFrom(chain.url, { from: chain.accounts.at(-1)?.address, ...transaction });

/** Sends a transaction of any account. @returns its receipt @throws Error when it is refused */
export async function sendFrom(url: string, { value = 0n, ...transaction }: AnyTransaction) {
  await rpcOf(url, "anvil_impersonateAccount", [transaction.from]);
  const request = { gas: toQuantity(5_000_000), value: toQuantity(value), ...transaction };
  const hash = await rpcOf(url, "eth_sendTransaction", [request]);
  const mined = await eventually(() => rpcOf(url, "eth_getTransactionReceipt", [hash]), Boolean);
  const receipt = mined as { readonly contractAddress?: string; readonly status: string };
  if (receipt.status !== "0x1") throw new Error(`transaction ${hash} was reverted`);
  return receipt;
}

interface AnyTransaction {
  readonly from: string | undefined;
  readonly to?: string;
  readonly data?: string;
  readonly value?: bigint;
}

/** New account with 100 ether. */
export async function richAccount(url: string): Promise<HDNodeWallet> {
  const wallet = Wallet.createRandom();
  await rpcOf(url, "anvil_setBalance", [wallet.address, toQuantity(parseEther("100"))]);
  return wallet;
}

/** Any JSON-RPC method of a test chain. @throws Error when the chain refuses */
export async function rpcOf(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(url.replace("ws:", "http:"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result: unknown; error?: { message: string } };
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}
