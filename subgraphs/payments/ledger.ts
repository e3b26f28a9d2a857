import { type DeploymentChain, deployFactory } from "../../contracts/deploy.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { type EvmChain, openChain } from "../../ledgers/evm/chain.ts";
import type { Checkpoint } from "../../store/projection/checkpoint.ts";
import { EventStream } from "../../store/streams/event-stream.ts";
import { LedgerProgress } from "../kit/positions/ledger-progress.ts";
import { ChainPreparation } from "./chain-preparation.ts";
import { sharedOutbox } from "./keys/outgoing-transactions.ts";
import type { PaymentsOptions } from "./options.ts";
import { channelAct } from "./projection/channel-changes.ts";
import { LiveChannels } from "./projection/live-channels.ts";
import { projectChain } from "./projection/project-chain.ts";
import { SchemeChannels } from "./projection/scheme-channels.ts";
import { deployScheme } from "./x402/deploy-scheme.ts";

/** Chain of a payment server, and all that follows it. */
export type Ledger = Awaited<ReturnType<typeof followLedger>>;

/**
 * Connects the chain, deploys what is missing there, and projects it into the database. Its node may come later.
 * @param parts gets what is to be closed
 * @throws NOT_FOUND without a factory, BAD_INPUT for another chain than is set, or a wrong build of x402's contracts
 */
export async function followLedger(options: PaymentsOptions, parts: AsyncDisposableStack) {
  const { database, log } = options;
  const chain = openChain({ ...options.chain, outbox: sharedOutbox(database), log });
  parts.defer(() => chain.close());
  const stopping = new AbortController();
  parts.defer(() => stopping.abort());
  const prepare = async () => {
    await chain.confirm();
    await deployContracts(chain, options);
  };
  const preparation = await ChainPreparation.start({ prepare, signal: stopping.signal, log });
  const live = new LiveChannels(database);
  const schemeChannels = new SchemeChannels(database);
  const refresh = async (to: Checkpoint) => {
    await Promise.all([live.refresh(to), schemeChannels.refresh(to)]);
  };
  const projection = await projectChain({ ...options.chain, chain, database, prepare: refresh, log });
  parts.defer(() => projection.close());
  const newest = async () => BigInt(Math.max(0, (await chain.blockNumber()) - options.chain.confirmations));
  const hashOf = async (block: bigint) => (await chain.header(Number(block)))?.hash;
  const progress = new LedgerProgress({
    projection,
    kind: "EVM",
    get network() {
      return networkOf(chain);
    },
    newest,
    hashOf,
  });
  const events = new EventStream(projection, channelAct);
  return { chain, preparation, live, schemeChannels, projection, progress, events };
}

function networkOf(chain: EvmChain): string {
  try {
    return `${chain.chainId}`;
  } catch {
    return "unknown";
  }
}

async function deployContracts(chain: EvmChain, { sponsor, x402Contracts }: PaymentsOptions): Promise<void> {
  const deployment: DeploymentChain = {
    codeAt: (account) => chain.codeAt(account),
    send: (transaction) => {
      if (sponsor) return chain.sender(sponsor.privateKey).send(transaction);
      throw new PlatformError("NOT_FOUND", `chain ${chain.chainId} has no channel factory: run npm run deploy:factory`);
    },
  };
  await deployFactory(deployment);
  if (sponsor && x402Contracts) await deployScheme(deployment, x402Contracts);
}
