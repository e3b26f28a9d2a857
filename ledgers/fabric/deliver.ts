import { type Client, status } from "@grpc/grpc-js";
import { common, msp, orderer } from "@hyperledger/fabric-protos";
import timestamp from "google-protobuf/google/protobuf/timestamp_pb.js";
import type { ErrorCode } from "../../errors/error-codes.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { failure } from "./errors.ts";
import type { MessageSigner } from "./signer.ts";
import { bytesAt, integerAt } from "./wire.ts";

/** Blocks to send: from a number onwards without end, exactly one, or the newest one only. */
export type Seek = { readonly from: bigint } | { readonly only: bigint } | "newest";

/** Peer to ask for blocks, with the identity to ask as. */
export interface BlockSource {
  readonly client: Client;
  readonly channel: string;
  readonly mspId: string;
  readonly certificate: Uint8Array;
  readonly sign: MessageSigner;
  /** Deadline of one block, in ms; a stream of blocks has none. */
  readonly blockDeadlineMs: number;
  /** Aborted when the connection is closed; ends its streams. */
  readonly closed: AbortSignal;
}

const refusals: ReadonlyMap<number, ErrorCode> = new Map([
  [common.Status.BAD_REQUEST, "BAD_INPUT"],
  [common.Status.FORBIDDEN, "FORBIDDEN"],
  [common.Status.NOT_FOUND, "NOT_FOUND"],
]);
/** Remedies of refusals. */
const reasons: Readonly<Record<string, string>> = {
  BAD_INPUT: "the peer does not understand the request",
  FORBIDDEN: "the peer does not show them to this identity, which must be one of a member",
  NOT_FOUND: "the peer is not in it; join it, or set the channel's name right",
};
const endless = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Encoded blocks from a peer's Deliver service, one connection's worth: ends when the peer has sent all blocks that
 * were asked for and fails when the connection does.
 * @throws BAD_INPUT, FORBIDDEN, NOT_FOUND (no such channel), LEDGER_UNAVAILABLE, TIMEOUT
 */
export async function* deliverBlocks(
  source: BlockSource,
  seek: Seek,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const request = await signedRequest(source, seek);
  const stream = source.client.makeBidiStreamRequest<Uint8Array, Uint8Array>(
    "/protos.Deliver/Deliver",
    (envelope) => Buffer.from(envelope),
    (response) => response,
    isEndless(seek) ? {} : { deadline: Date.now() + source.blockDeadlineMs },
  );
  const cancel = () => stream.cancel();
  signal?.addEventListener("abort", cancel);
  try {
    if (signal?.aborted) return;
    stream.write(request);
    for await (const response of stream) {
      const block = bytesAt(response, 2);
      if (block.length > 0) yield block;
      else return endOfBlocks(integerAt(response, 1), source.channel);
    }
  } catch (error) {
    throw asDeliverError(error);
  } finally {
    signal?.removeEventListener("abort", cancel);
    // A cancelled stream reports its own cancellation once more, after the last listener has gone.
    stream.on("error", () => undefined);
    stream.cancel();
  }
}

function isEndless(seek: Seek): boolean {
  return seek !== "newest" && "from" in seek;
}

/** One block, encoded. */
export async function deliverBlock(source: BlockSource, seek: Exclude<Seek, { from: bigint }>): Promise<Uint8Array> {
  for await (const block of deliverBlocks(source, seek)) return block;
  throw new PlatformError("LEDGER_UNAVAILABLE", "the peer closed the stream before its block; try again later", {
    retryable: true,
  });
}

function endOfBlocks(code: number, channel: string): void {
  if (code === common.Status.SUCCESS) return;
  const refusal = refusals.get(code);
  const why = reasons[refusal ?? ""] ?? `the peer gives none at the moment (status ${code})`;
  throw new PlatformError(refusal ?? "LEDGER_UNAVAILABLE", `no blocks of channel ${channel}: ${why}`, {
    retryable: refusal === undefined,
  });
}

function asDeliverError(error: unknown): unknown {
  if (error instanceof PlatformError || !(error instanceof Error) || !("code" in error)) return error;
  if (error.code === status.PERMISSION_DENIED) {
    return new PlatformError(
      "FORBIDDEN",
      "the peer shows its blocks to others only: is this identity a member of the channel?",
      { cause: error },
    );
  }
  return failure(error.code === status.DEADLINE_EXCEEDED ? "TIMEOUT" : "LEDGER_UNAVAILABLE", error);
}

async function signedRequest(source: BlockSource, seek: Seek): Promise<Uint8Array> {
  const header = new common.Header();
  header.setChannelHeader(channelHeader(source.channel).serializeBinary());
  header.setSignatureHeader(signatureHeader(source).serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(seekInfo(seek).serializeBinary());

  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  envelope.setSignature(await source.sign(envelope.getPayload_asU8()));
  return envelope.serializeBinary();
}

function channelHeader(channel: string): common.ChannelHeader {
  const header = new common.ChannelHeader();
  header.setType(common.HeaderType.DELIVER_SEEK_INFO);
  header.setChannelId(channel);
  header.setTimestamp(timestamp.Timestamp.fromDate(new Date()));
  return header;
}

function signatureHeader({ mspId, certificate }: BlockSource): common.SignatureHeader {
  const creator = new msp.SerializedIdentity();
  creator.setMspid(mspId);
  creator.setIdBytes(certificate);
  const header = new common.SignatureHeader();
  header.setCreator(creator.serializeBinary());
  return header;
}

function seekInfo(seek: Seek): orderer.SeekInfo {
  const info = new orderer.SeekInfo();
  info.setBehavior(orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY);
  if (seek === "newest") {
    info.setStart(newest());
    info.setStop(newest());
  } else if ("only" in seek) {
    info.setStart(specified(seek.only));
    info.setStop(specified(seek.only));
  } else {
    info.setStart(specified(seek.from));
    info.setStop(specified(endless));
  }
  return info;
}

function newest(): orderer.SeekPosition {
  const position = new orderer.SeekPosition();
  position.setNewest(new orderer.SeekNewest());
  return position;
}

function specified(number: bigint): orderer.SeekPosition {
  const block = new orderer.SeekSpecified();
  block.setNumber(Number(number));
  const position = new orderer.SeekPosition();
  position.setSpecified(block);
  return position;
}
