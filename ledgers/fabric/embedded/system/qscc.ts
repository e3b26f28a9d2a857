import type { Channel } from "../channel/channel.ts";
import { headerHash } from "../protocol/block.ts";
import type { Proposal } from "../protocol/proposal.ts";
import { WireWriter } from "../protocol/wire.ts";
import type { ChannelLookup } from "./channel-lookup.ts";

type Query = (channel: Channel, argument: Buffer) => Buffer;

const queries = new Map<string, Query>([
  ["GetChainInfo", chainInfo],
  ["GetBlockByNumber", (channel, argument) => blockByNumber(channel, argument.toString("utf8"))],
  ["GetBlockByHash", blockByHash],
  ["GetTransactionByID", (channel, argument) => transactionById(channel, argument.toString("utf8"))],
  ["GetBlockByTxID", (channel, argument) => blockByTransaction(channel, argument.toString("utf8"))],
]);

/** The query system chaincode: blocks and transactions by number, hash and id. */
export function answerLedgerQuery(args: readonly Buffer[], proposal: Proposal, channels: ChannelLookup): Buffer {
  const [name, channelName, argument] = args;
  if (name === undefined || channelName === undefined) throw new Error(`Incorrect number of arguments, ${args.length}`);
  const query = name.toString("utf8");
  if (query !== "GetChainInfo" && argument === undefined) throw new Error(`missing 3rd argument for ${query}`);
  const channel = channels(channelName.toString("utf8"));
  if (channel === undefined) throw new Error(`Invalid chain ID, ${channelName.toString("utf8")}`);
  const identity = channel.configuration.membership.identify(proposal.header.creator);
  const denied = channel.accessDenied("/Channel/Application/Readers", identity);
  if (denied !== undefined) throw new Error(`access denied for [${query}][${channel.name}]: [${denied}]`);
  const answer = queries.get(query);
  if (answer === undefined) throw new Error(`Requested function ${query} not found.`);
  return answer(channel, argument ?? Buffer.alloc(0));
}

function chainInfo({ store }: Channel): Buffer {
  const header = store.lastBlock?.header;
  if (header === undefined) throw new Error("Failed to get block info with error no blocks");
  return new WireWriter().uint(1, store.height).bytes(2, headerHash(header)).bytes(3, header.previousHash).finish();
}

function blockByNumber(channel: Channel, text: string): Buffer {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number)) {
    throw new Error(`Failed to parse block number with error strconv.ParseUint: parsing "${text}": invalid syntax`);
  }
  const bytes = channel.store.blockBytes(number);
  if (bytes === undefined) {
    throw new Error(`Failed to get block number ${number}, error no such block number [${number}] in index`);
  }
  return bytes;
}

function blockByHash(channel: Channel, hash: Buffer): Buffer {
  const number = channel.store.blockNumber(hash);
  if (number === undefined) {
    const hex = hash.toString("hex");
    throw new Error(`Failed to get block hash ${hash.toString("latin1")}, error no such block hash [${hex}] in index`);
  }
  return blockByNumber(channel, String(number));
}

function transactionById(channel: Channel, id: string): Buffer {
  const location = channel.store.transaction(id);
  const envelope = location && channel.feed.block(location.block)?.block.envelopes[location.transaction];
  if (location === undefined || envelope === undefined) {
    throw new Error(`Failed to get transaction with id ${id}, error no such transaction ID [${id}] in index`);
  }
  return new WireWriter().message(1, envelope).uint(2, location.validationCode).finish();
}

function blockByTransaction(channel: Channel, id: string): Buffer {
  const location = channel.store.transaction(id);
  if (location === undefined) {
    throw new Error(`Failed to get block for txID ${id}, error no such transaction ID [${id}] in index`);
  }
  return blockByNumber(channel, String(location.block));
}
