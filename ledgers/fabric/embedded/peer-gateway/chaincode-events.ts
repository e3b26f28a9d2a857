import { status } from "@grpc/grpc-js";
import { peer } from "@hyperledger/fabric-protos";
import type { Channel } from "../channel/channel.ts";
import type { CommittedBlock, CommittedTransaction } from "../channel/committed-block.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import type { GatewayContext } from "./peer-registry.ts";
import { RpcError } from "./rpc-error.ts";
import { readSignedRequest } from "./signed-request.ts";

const fields = { channel: 1, identity: 3 };

/** ChaincodeEventsResponse messages: one per block that holds events of the chaincode, from the wanted place on. */
export async function* chaincodeEvents(
  bytes: Buffer,
  context: GatewayContext,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  const { request, channel } = readSignedRequest(bytes, fields, context, "chaincode events");
  const isWanted = eventFilter(request.text(2), request.text(5));
  for await (const block of channel.feed.follow(startBlock(request, channel), signal)) {
    const events = block.transactions.filter(isWanted).map(({ event }) => event);
    if (events.length > 0) yield response(block, events);
  }
}

/** Events of one chaincode from valid transactions; everything up to and with transaction `after` is skipped. */
function eventFilter(chaincode: string, after: string): (transaction: CommittedTransaction) => boolean {
  let isSkipping = after !== "";
  return ({ id, event, validationCode }) => {
    if (event.length === 0 || validationCode !== peer.TxValidationCode.VALID) return false;
    if (!isSkipping) return new WireMessage(event).text(1) === chaincode;
    isSkipping = id !== after;
    return false;
  };
}

function response(block: CommittedBlock, events: readonly Buffer[]): Buffer {
  const writer = new WireWriter();
  for (const event of events) writer.message(1, event);
  return writer.uint(2, block.number).finish();
}

/** The block of the transaction to continue after, else the position asked for, else the next block. */
function startBlock(request: WireMessage, channel: Channel): number {
  const after = request.text(5);
  const known = after === "" ? undefined : channel.store.transaction(after);
  if (known !== undefined) return known.block;
  const position = request.message(4);
  if (position.has(3)) return position.message(3).uint(1);
  if (position.has(1) || position.has(2)) {
    throw new RpcError(status.INVALID_ARGUMENT, "invalid start position type");
  }
  return channel.feed.height;
}
