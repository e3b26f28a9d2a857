import type { ChaincodeEventsOptions, Gateway, Network, ProposalOptions } from "@hyperledger/fabric-gateway";
import { PlatformError } from "../../errors/platform-error.ts";
import { type ChaincodeEvent, decodeBlock, type LedgerBlock } from "./blocks.ts";
import { decodeConfiguration, lastConfigurationBlock } from "./configuration.ts";
import { type BlockSource, deliverBlock, deliverBlocks } from "./deliver.ts";
import { toPlatformError } from "./errors.ts";
import type { BlockOptions, EndorsementOptions, EventOptions, FabricChannel } from "./fabric-channel.ts";
import { reconnecting } from "./reconnect.ts";
import { storedBlock } from "./stored-block.ts";
import { submit } from "./submit.ts";

/** Joins the gateway's calls and the peer's blocks into one channel. */
export function openChannel(gateway: Gateway, source: BlockSource): FabricChannel {
  const network = gateway.getNetwork(source.channel);
  return {
    name: source.channel,
    evaluate: (chaincode, fn, args, options) => evaluate(network, chaincode, fn, proposalOptions(args, options)),
    submit: (chaincode, fn, args, options) =>
      submit({ ...source, gateway }, [chaincode, fn], proposalOptions(args, options), options?.record),
    chaincodeEvents: (chaincode, options) => chaincodeEvents(network, source, chaincode, options),
    blocks: (options) => blocks(source, options),
    newestBlock: async () => decodeBlock(await deliverBlock(source, "newest")),
    storedBlock: (place) => storedBlock(network, source, place),
    configuration: () => configuration(source),
  };
}

function proposalOptions(args: readonly string[], options: EndorsementOptions = {}): ProposalOptions {
  const { endorsingOrganizations } = options;
  return {
    arguments: [...args],
    ...(endorsingOrganizations && { endorsingOrganizations: [...endorsingOrganizations] }),
  };
}

async function evaluate(network: Network, chaincode: string, fn: string, options: ProposalOptions): Promise<string> {
  try {
    return text(await network.getContract(chaincode).evaluate(fn, options));
  } catch (error) {
    throw toPlatformError(error);
  }
}

async function* blocks(source: BlockSource, options: BlockOptions): AsyncGenerator<LedgerBlock> {
  let next = options.startBlock;
  const signal = untilClosed(source, options.signal);
  yield* reconnecting(async function* () {
    next ??= await nextBlock(source);
    for await (const encoded of deliverBlocks(source, { from: next }, signal)) {
      const block = decodeBlock(encoded);
      if (block.number !== next) throw outOfOrder(next, block.number);
      next = block.number + 1n;
      yield block;
    }
  }, signal);
}

async function* chaincodeEvents(
  network: Network,
  source: BlockSource,
  chaincode: string,
  options: EventOptions,
): AsyncGenerator<ChaincodeEvent> {
  const signal = untilClosed(source, options.signal);
  let position: EventPosition = { blockNumber: options.startBlock, transactionId: options.afterTransactionId };
  yield* reconnecting(async function* () {
    if (position.blockNumber === undefined && position.transactionId === undefined) {
      position = { blockNumber: await nextBlock(source), transactionId: undefined };
    }
    for await (const event of eventsFrom(network, chaincode, position, signal)) {
      position = event;
      yield event;
    }
  }, signal);
}

interface EventPosition {
  readonly blockNumber: bigint | undefined;
  readonly transactionId: string | undefined;
}

async function* eventsFrom(
  network: Network,
  chaincode: string,
  position: EventPosition,
  signal: AbortSignal | undefined,
): AsyncGenerator<ChaincodeEvent> {
  const checkpoint = { getBlockNumber: () => position.blockNumber, getTransactionId: () => position.transactionId };
  const events = await network.getChaincodeEvents(chaincode, { checkpoint } satisfies ChaincodeEventsOptions);
  const close = () => events.close();
  signal?.addEventListener("abort", close);
  try {
    if (signal?.aborted) return;
    for await (const { chaincodeName, eventName, payload, transactionId, blockNumber } of events) {
      yield { chaincode: chaincodeName, name: eventName, payload, transactionId, blockNumber };
    }
  } finally {
    signal?.removeEventListener("abort", close);
    close();
  }
}

/** A stream ends when its listener says so or the connection is closed. */
function untilClosed({ closed }: BlockSource, signal: AbortSignal | undefined): AbortSignal {
  return signal === undefined ? closed : AbortSignal.any([signal, closed]);
}

async function configuration(source: BlockSource) {
  const newest = await deliverBlock(source, "newest");
  return decodeConfiguration(await deliverBlock(source, { only: lastConfigurationBlock(newest) }));
}

async function nextBlock(source: BlockSource): Promise<bigint> {
  return decodeBlock(await deliverBlock(source, "newest")).number + 1n;
}

function outOfOrder(expected: bigint, received: bigint): PlatformError {
  return new PlatformError(
    "LEDGER_UNAVAILABLE",
    `the peer sent block ${received} in place of ${expected}; try again later`,
    {
      retryable: true,
    },
  );
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}
