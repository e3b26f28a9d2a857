import type { ChaincodeEventsOptions, Network } from "@hyperledger/fabric-gateway";
import { annotate, noteStep } from "../../telemetry/spans.ts";
import { PlatformError } from "../errors.ts";
import { type ChaincodeEvent, decodeBlock, type LedgerBlock, validationCodeName } from "./blocks.ts";
import { decodeConfiguration, lastConfigurationBlock } from "./configuration.ts";
import type { BlockOptions, EndorsementOptions, EventOptions, FabricChannel, FabricCommit } from "./connection.ts";
import { type BlockSource, deliverBlock, deliverBlocks } from "./deliver.ts";
import { invalidTransaction, toPlatformError } from "./errors.ts";
import { reconnecting, whileUnavailable } from "./reconnect.ts";

/** How long a signed transaction, or the question what became of it, is offered again while the peer is away. */
const patienceMs = 10_000;

/** Joins the gateway's calls and the peer's blocks into one channel. */
export function openChannel(network: Network, source: BlockSource): FabricChannel {
  return {
    name: source.channel,
    evaluate: (chaincode, fn, args, options) => evaluate(network, chaincode, fn, proposalOptions(args, options)),
    submit: (chaincode, fn, args, options) => submit(network, chaincode, fn, proposalOptions(args, options)),
    chaincodeEvents: (chaincode, options) => chaincodeEvents(network, source, chaincode, options),
    blocks: (options) => blocks(source, options),
    newestBlock: async () => decodeBlock(await deliverBlock(source, "newest")),
    configuration: () => configuration(source),
  };
}

interface ProposalOptions {
  arguments: string[];
  endorsingOrganizations?: string[];
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

async function submit(
  network: Network,
  chaincode: string,
  fn: string,
  options: ProposalOptions,
): Promise<FabricCommit> {
  try {
    const transaction = await network.getContract(chaincode).newProposal(fn, options).endorse();
    // The same signed transaction can be offered any number of times: the ledger takes it once.
    const id = transaction.getTransactionId();
    annotate({ "ledgerloom.transaction_id": id });
    noteStep("endorsed");
    const submitted = await insist(id, () => transaction.submit());
    noteStep("ordered");
    const status = await insist(id, () => submitted.getStatus());
    const validationCode = validationCodeName(status.code);
    annotate({ "ledgerloom.block": Number(status.blockNumber), "ledgerloom.validation_code": validationCode });
    if (!status.successful) throw invalidTransaction(status.transactionId, status.code);
    return {
      transactionId: status.transactionId,
      blockNumber: status.blockNumber,
      validationCode,
      result: text(transaction.getResult()),
    };
  } catch (error) {
    throw toPlatformError(error);
  }
}

/** Once a transaction is on its way, not hearing of it does not mean that it will not be committed. */
async function insist<Result>(transactionId: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await whileUnavailable(patienceMs, call);
  } catch (error) {
    const { code, message } = toPlatformError(error);
    if (code !== "LEDGER_UNAVAILABLE" && code !== "TIMEOUT") throw error;
    const explanation = `Whether transaction ${transactionId} was committed is unknown: ${message}`;
    throw new PlatformError("TIMEOUT", explanation, { cause: error });
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
  return new PlatformError("LEDGER_UNAVAILABLE", `Expected block ${expected}, received ${received}`, {
    retryable: true,
  });
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}
