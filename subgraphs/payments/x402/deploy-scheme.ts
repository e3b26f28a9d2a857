import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AbiCoder, concat, getCreate2Address, keccak256 } from "ethers";
import { z } from "zod";
import { create2Deployer, type DeploymentChain } from "../../../contracts/deploy.ts";
import { PlatformError } from "../../../errors/platform-error.ts";
import { collectorAddress, settlementAddress } from "../projection/scheme.ts";

/** Contracts of the scheme in the order of their deployment, with the salts of their public addresses. */
const parts = [
  {
    name: "x402BatchSettlement",
    address: settlementAddress,
    salt: "0x000000000000000000000000000000000000000000000000e000000005be885c",
    argument: "0x",
  },
  {
    name: "ERC3009DepositCollector",
    address: collectorAddress,
    salt: "0x0000000000000000000000000000000000000000000000001800000007a95284",
    argument: AbiCoder.defaultAbiCoder().encode(["address"], [settlementAddress]),
  },
] as const;

const artifactSchema = z.object({ bytecode: z.object({ object: z.string().regex(/^0x([0-9a-f]{2})+$/i) }) });

/**
 * Deploys the scheme's contracts where they are missing, from the build of their owners.
 * @param folder forge's `out`: `x402BatchSettlement.sol/x402BatchSettlement.json` and so on
 * @throws BAD_INPUT when a file is missing, or gives another contract than the one at the public address
 */
export async function deployScheme(chain: DeploymentChain, folder: string): Promise<void> {
  for (const { name, address, salt, argument } of parts) {
    if ((await chain.codeAt(address)) !== "0x") continue;
    const code = concat([await creationCode(folder, name), argument]);
    if (getCreate2Address(create2Deployer, salt, keccak256(code)).toLowerCase() !== address) {
      throw new PlatformError(
        "BAD_INPUT",
        `LEDGERLOOM_X402_CONTRACTS: ${name} in ${folder} is not the build that gives ${address}`,
      );
    }
    await chain.send({ to: create2Deployer, data: concat([salt, code]) });
  }
}

async function creationCode(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.sol`, `${name}.json`);
  try {
    return artifactSchema.parse(JSON.parse(await readFile(path, "utf8"))).bytecode.object;
  } catch (error) {
    throw new PlatformError(
      "BAD_INPUT",
      `LEDGERLOOM_X402_CONTRACTS: ${path} is no contract's build, as forge writes it to its folder out`,
      { cause: error },
    );
  }
}
