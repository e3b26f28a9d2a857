import { status } from "@grpc/grpc-js";
import type { Channel } from "../channel/channel.ts";
import { WireMessage } from "../protocol/wire.ts";
import type { GatewayContext } from "./peer-registry.ts";
import { RpcError } from "./rpc-error.ts";

/** Field numbers that every signed request has; they differ by message. */
export interface SignedRequestFields {
  readonly channel: number;
  readonly identity: number;
}

/**
 * Unpacks a request that carries its own signature, and lets readers of the channel pass.
 * @throws RpcError INVALID_ARGUMENT, PERMISSION_DENIED
 */
export function readSignedRequest(
  bytes: Buffer,
  fields: SignedRequestFields,
  context: GatewayContext,
  what: string,
): { request: WireMessage; channel: Channel } {
  const signed = new WireMessage(bytes);
  const content = signed.bytes(1);
  if (content.length === 0) throw new RpcError(status.INVALID_ARGUMENT, `a ${what} request is required`);
  const request = new WireMessage(content);
  const name = request.text(fields.channel);
  const channel = context.channels.get(name);
  if (channel === undefined) {
    throw new RpcError(status.PERMISSION_DENIED, `Failed to get policy manager for channel [${name}]`);
  }
  const signer = channel.signer(request.bytes(fields.identity), content, signed.bytes(2));
  const denied = channel.accessDenied("/Channel/Application/Readers", signer);
  if (denied !== undefined) throw new RpcError(status.PERMISSION_DENIED, denied);
  return { request, channel };
}
