import { readBlock } from "../protocol/block.ts";
import type { Proposal } from "../protocol/proposal.ts";
import { readEnvelope } from "../protocol/transaction.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import type { ChannelLookup } from "./channel-lookup.ts";

const readers = "/Channel/Application/Readers";

/** The configuration system chaincode: a channel's configuration. Joining and updating channels come later. */
export function answerConfiguration(args: readonly Buffer[], proposal: Proposal, channels: ChannelLookup): Buffer {
  const [name, channelName] = args.map((argument) => argument.toString("utf8"));
  if (name === "GetChannels") return new WireWriter().message(1, channelInfo(proposal.header.channel)).finish();
  if (name !== "GetConfigBlock" && name !== "GetChannelConfig")
    throw new Error(`Requested function ${name} not found.`);
  if (channelName === undefined) throw new Error(`Incorrect number of arguments, ${args.length}`);
  const channel = channels(channelName);
  if (channel === undefined) throw new Error(`Unknown channel ID, ${channelName}`);
  const identity = channel.configuration.membership.identify(proposal.header.creator);
  const denied = channel.accessDenied(readers, identity);
  if (denied !== undefined) throw new Error(`access denied for [${name}][${channelName}]: ${denied}`);
  const block = channel.store.blockBytes(0) ?? Buffer.alloc(0);
  if (name === "GetConfigBlock") return block;
  return new WireMessage(readEnvelope(readBlock(block).envelopes[0] ?? Buffer.alloc(0)).data).bytes(1);
}

function channelInfo(name: string): Buffer {
  return new WireWriter().text(1, name).finish();
}
