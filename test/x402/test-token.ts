import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { concat, getCreate2Address, hexlify, Interface, type InterfaceAbi, keccak256 } from "ethers";
import { create2Deployer } from "../../contracts/deploy.ts";
import { connectChain } from "../../ledgers/evm/chain.ts";
import type { EmbeddedChain } from "../../ledgers/evm/embedded/embedded-chain.ts";
import { silent } from "../../ledgers/evm/testing.ts";

const require = createRequire(import.meta.url);
const name = "AuthorizedToken";

interface Compiler {
  compile(input: string, callbacks: { import(path: string): { contents: string } }): string;
}

interface Compiled {
  readonly contracts: {
    readonly [file: string]: {
      readonly [contract: string]: {
        readonly abi: InterfaceAbi;
        readonly evm: { readonly bytecode: { readonly object: string } };
      };
    };
  };
}

function compile() {
  const path = new URL(`../../contracts/test/support/${name}.sol`, import.meta.url);
  const input = {
    language: "Solidity",
    sources: { [name]: { content: readFileSync(path, "utf8") } },
    settings: { evmVersion: "cancun", outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } } },
  };
  const callbacks = { import: (file: string) => ({ contents: readFileSync(require.resolve(file), "utf8") }) };
  const output = JSON.parse((require("solc") as Compiler).compile(JSON.stringify(input), callbacks)) as Compiled;
  const compiled = output.contracts[name]?.[name];
  if (!compiled) throw new Error(JSON.stringify(output));
  return { contract: new Interface(compiled.abi), code: `0x${compiled.evm.bytecode.object}` };
}

/** A token with EIP-3009 on a chain. */
export interface TestToken {
  /** Lower case. */
  readonly address: string;
  readonly name: string;
  readonly version: string;
  mint(to: string, amount: bigint): Promise<void>;
  balanceOf(account: string): Promise<bigint>;
  close(): Promise<void>;
}

/** Deploys a token that is worth nothing. */
export async function deployTestToken({ url, accounts }: EmbeddedChain): Promise<TestToken> {
  const { contract, code } = compile();
  const chain = await connectChain({ url, log: silent });
  const owner = chain.sender(accounts.at(-1)?.privateKey ?? "");
  const salt = hexlify(randomBytes(32));
  const address = getCreate2Address(create2Deployer, salt, keccak256(code)).toLowerCase();
  await owner.send({ to: create2Deployer, data: concat([salt, code]) });
  return {
    address,
    name: "Test Dollar",
    version: "1",
    mint: async (to, amount) => {
      await owner.send({ to: address, data: contract.encodeFunctionData("mint", [to, amount]) });
    },
    balanceOf: async (account) => {
      const data = contract.encodeFunctionData("balanceOf", [account]);
      return BigInt(await chain.call({ to: address, data }));
    },
    close: () => chain.close(),
  };
}
