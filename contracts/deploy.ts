import { getCreate2Address, getCreateAddress, keccak256, zeroPadValue } from "ethers";
import { intermediaryFactoryCreationCode } from "./generated/intermediary-factory.ts";

/**
 * The deployer that lies at the same address on practically every chain; its input is a salt and creation code.
 * https://github.com/Arachnid/deterministic-deployment-proxy
 */
export const create2Deployer = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

const deployerPage = "https://github.com/Arachnid/deterministic-deployment-proxy";

/** The deployer's code, which makes contracts at addresses that follow from their creation code. */
const create2DeployerCode =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";

const salt = zeroPadValue("0x00", 32);

/** Address of this build's factory on every chain. */
export const factoryAddress = getCreate2Address(create2Deployer, salt, keccak256(intermediaryFactoryCreationCode));

/** Address of the code of channels: the first contract that the factory made. */
export const channelCodeAddress = getCreateAddress({ from: factoryAddress, nonce: 1 });

/** Interface of a chain that a deployment needs. */
export interface DeploymentChain {
  /** Code at an address, `0x` when there is none. */
  codeAt(address: string): Promise<string>;
  /** Sends a transaction from an account that can pay for it, and waits until it is mined. */
  send(transaction: { readonly to: string; readonly data: string }): Promise<unknown>;
}

/**
 * Deploys the factory unless it is there.
 * @returns its address, the same for every chain and caller
 */
export async function deployFactory(chain: DeploymentChain): Promise<string> {
  if ((await chain.codeAt(factoryAddress)) !== "0x") return factoryAddress;
  if ((await chain.codeAt(create2Deployer)) === "0x") {
    throw new Error(
      `this chain lacks the deterministic deployer ${create2Deployer}: deploy that first, as ${deployerPage} tells`,
    );
  }
  await chain.send({ to: create2Deployer, data: salt + intermediaryFactoryCreationCode.slice(2) });
  if ((await chain.codeAt(factoryAddress)) === "0x")
    throw new Error(`the deployment left no code at ${factoryAddress}: the chain must know the Cancun instructions`);
  return factoryAddress;
}

/**
 * Verifies that the contract at the factory's address is this build. The address follows from the creation code, and so
 * proves it, when the deployer is the well-known one; the constructor has made the channels' code.
 * @throws Error that names the difference
 */
export async function verifyFactory(chain: Pick<DeploymentChain, "codeAt">): Promise<void> {
  const deployer = await chain.codeAt(create2Deployer);
  if (deployer.toLowerCase() !== create2DeployerCode)
    throw new Error(
      `${create2Deployer} is not the known deployer (${deployerPage}): no factory of this chain can be trusted`,
    );
  for (const address of [factoryAddress, channelCodeAddress]) {
    if ((await chain.codeAt(address)) === "0x")
      throw new Error(`there is no code at ${address}: run npm run deploy:factory`);
  }
}
