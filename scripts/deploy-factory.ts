import "../process/needs-node.ts";
import { computeAddress } from "ethers";
import { readConfig } from "../config/config.ts";
import { type DeploymentChain, deployFactory, verifyFactory } from "../contracts/deploy.ts";
import { connectChain } from "../ledgers/evm/chain.ts";
import { endWith } from "../process/signals.ts";
import { openLog } from "../telemetry/log.ts";

const noKey = "LEDGERLOOM_DEPLOYER_KEY must be set: the private key of an account with ether that pays for the factory";

/** `npm run deploy:factory`: deploys the channel factory unless it is there, checks its code and prints its address. */
async function main(): Promise<void> {
  const { url, deployerKey } = readConfig().chain;
  if (!url) throw new Error("LEDGERLOOM_CHAIN_URL must be set: the chain's JSON-RPC endpoint");
  const chain = await connectChain({ url, log: openLog({ level: "warn" }) });
  try {
    let isNew = false;
    const deployment: DeploymentChain = {
      codeAt: (address) => chain.codeAt(address),
      send: (transaction) => {
        if (!deployerKey) throw new Error(noKey);
        process.stderr.write(`Deploying on chain ${chain.chainId} from ${computeAddress(deployerKey)} …\n`);
        isNew = true;
        return chain.sender(deployerKey).send(transaction);
      },
    };
    const address = await deployFactory(deployment);
    await verifyFactory(chain);
    process.stderr.write(
      `The factory ${isNew ? "was deployed to" : "lies already on"} chain ${chain.chainId}, as built here:\n`,
    );
    process.stdout.write(`${address}\n`);
  } finally {
    await chain.close();
  }
}

main().then(() => process.exit(0), endWith);
