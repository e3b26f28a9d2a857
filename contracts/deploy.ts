import { getCreate2Address, keccak256, zeroPadValue } from "ethers";
import { intermediaryFactoryCreationCode } from "./generated/intermediary-factory.ts";

/**
 * The deployer that lies at the same address on practically every chain; its input is a salt and creation code.
 * https://github.com/Arachnid/deterministic-deployment-proxy
 */
export const create2Deployer = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

const salt = zeroPadValue("0x00", 32);

/** Where this build's factory lies on every chain. */
export const factoryAddress = getCreate2Address(create2Deployer, salt, keccak256(intermediaryFactoryCreationCode));

/** The little that a deployment needs of a chain. */
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
    throw new Error(`this chain lacks the deterministic deployer ${create2Deployer}; deploy that first`);
  }
  await chain.send({ to: create2Deployer, data: salt + intermediaryFactoryCreationCode.slice(2) });
  if ((await chain.codeAt(factoryAddress)) === "0x") throw new Error("the factory was not deployed");
  return factoryAddress;
}
