import { Interface, type LogDescription } from "ethers";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { type ChannelEvent, channelEvents, type EventDefinition, type EventPlace } from "../model/channel-event.ts";

const definitions: Readonly<Record<string, EventDefinition>> = channelEvents;

const contracts = new Interface([...intermediaryAbi, ...intermediaryFactoryAbi.filter(({ type }) => type === "event")]);

/** Topics of the events to ask the chain for. */
export const channelEventTopics: readonly string[] = Object.keys(definitions).map(
  (name) => contracts.getEvent(name)?.topicHash as string,
);

/** Event of a log; `undefined` when another contract uses the topic for something else. */
export function readChannelEvent(log: ChainLog, block: Pick<BlockHeader, "timestamp">): ChannelEvent | undefined {
  const parsed = parse(log);
  const definition = parsed && definitions[parsed.name];
  if (!definition) return undefined;
  const values = Object.entries(definition.values).map(([name, argument]) => {
    return [name, argument.read(parsed.args.getValue(argument.name ?? name) as never)];
  });
  const place = placeOf(log, block);
  return { channel: log.address, type: definition.type, ...Object.fromEntries(values), place } as ChannelEvent;
}

/** Place of a log in a block. */
export function placeOf(log: ChainLog, { timestamp }: Pick<BlockHeader, "timestamp">): EventPlace {
  return {
    block: log.blockNumber,
    transaction: log.transactionIndex,
    event: log.logIndex,
    transactionHash: log.transactionHash,
    time: new Date(timestamp * 1000),
  };
}

function parse(log: ChainLog): LogDescription | null {
  try {
    return contracts.parseLog(log);
  } catch {
    return null;
  }
}
