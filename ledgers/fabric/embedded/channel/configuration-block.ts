import { createHash, randomBytes } from "node:crypto";
import { common } from "@hyperledger/fabric-protos";
import { PlatformError } from "../../../../errors/platform-error.ts";
import { type Block, dataHash } from "../protocol/block.ts";
import { HeaderType, readEnvelope } from "../protocol/transaction.ts";
import { WireWriter } from "../protocol/wire.ts";

/** A channel's first block: one configuration transaction. */
export function genesisBlock(channel: string, root: common.ConfigGroup, now: Date): Block {
  const config = new common.Config();
  config.setChannelGroup(root);
  const configEnvelope = new common.ConfigEnvelope();
  configEnvelope.setConfig(config);
  const payload = new WireWriter()
    .message(1, configurationHeader(channel, now))
    .bytes(2, configEnvelope.serializeBinary())
    .finish();
  const envelopes = [new WireWriter().bytes(1, payload).finish()];
  return {
    header: { number: 0, previousHash: Buffer.alloc(0), dataHash: dataHash(envelopes) },
    envelopes,
    metadata: [genesisSignatures(), Buffer.alloc(0), Buffer.from([0]), Buffer.alloc(0), Buffer.alloc(0)],
  };
}

/**
 * The configuration inside a configuration block.
 * @throws INTERNAL when the block holds something else
 */
export function readConfiguration(block: Block): common.Config {
  const envelope = readEnvelope(block.envelopes[0] ?? Buffer.alloc(0));
  const config =
    envelope.header.type === HeaderType.config
      ? common.ConfigEnvelope.deserializeBinary(envelope.data).getConfig()
      : undefined;
  if (config === undefined) {
    throw new PlatformError("INTERNAL", `block ${block.header.number} is no configuration block`);
  }
  return config;
}

function configurationHeader(channel: string, now: Date): Buffer {
  const nonce = randomBytes(24);
  const signatureHeader = new WireWriter().bytes(2, nonce).finish();
  const timestamp = new WireWriter().uint(1, Math.floor(now.getTime() / 1000)).finish();
  const channelHeader = new WireWriter()
    .uint(1, HeaderType.config)
    .uint(2, 1)
    .message(3, timestamp)
    .text(4, channel)
    .text(5, createHash("sha256").update(nonce).digest("hex"))
    .finish();
  return new WireWriter().bytes(1, channelHeader).bytes(2, signatureHeader).finish();
}

/** Metadata{ value: OrdererBlockMetadata{ lastConfig: 0 } }: a genesis block has no signatures. */
function genesisSignatures(): Buffer {
  const lastConfig = new WireWriter().message(1, Buffer.alloc(0)).finish();
  return new WireWriter().bytes(1, lastConfig).finish();
}
