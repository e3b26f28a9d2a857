import { status } from "@grpc/grpc-js";
import { WireMessage } from "../protocol/wire.ts";
import type { GatewayContext } from "./peer-registry.ts";
import { RpcError } from "./rpc-error.ts";

/** Hands a signed transaction to the orderer of its channel. */
export function submit(bytes: Buffer, context: GatewayContext): Buffer {
  const request = new WireMessage(bytes);
  if (!request.has(3)) throw new RpcError(status.INVALID_ARGUMENT, "a prepared transaction is required");
  // A copy: the request's buffer may be larger, and the envelope stays until its block is committed.
  const envelope = Buffer.from(request.bytes(3));
  if (new WireMessage(envelope).bytes(2).length === 0) {
    throw new RpcError(status.INVALID_ARGUMENT, "prepared transaction must be signed");
  }
  const channel = request.text(2);
  const orderer = context.orderers.get(channel);
  if (orderer === undefined) {
    const why = `failed to get config for channel [${channel}]: could not get last config for channel ${channel}`;
    throw new RpcError(status.FAILED_PRECONDITION, why);
  }
  const refusal = orderer.submit(envelope);
  if (refusal !== undefined) {
    const why = `received unsuccessful response from orderer: status=${refusal.status}, info=${refusal.info}`;
    throw new RpcError(status.ABORTED, why);
  }
  return Buffer.alloc(0);
}
