import { Metadata, type ServiceError, type status } from "@grpc/grpc-js";
import { WireWriter } from "../protocol/wire.ts";

/** Message of one peer, as clients find it in an error's details. */
export interface ErrorDetail {
  /** host:port of the peer. */
  readonly address: string;
  readonly mspId: string;
  readonly message: string;
}

/** An error for the client of a gRPC call, with peers' messages in the standard details trailer. */
export class RpcError extends Error implements Partial<ServiceError> {
  override readonly name = "RpcError";
  readonly details: string;
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    message: string,
    details: readonly ErrorDetail[] = [],
  ) {
    super(message);
    this.details = message;
    if (details.length > 0) this.metadata.set("grpc-status-details-bin", encodeStatus(code, message, details));
  }
}

/** google.rpc.Status with one gateway.ErrorDetail per peer. */
function encodeStatus(code: number, message: string, details: readonly ErrorDetail[]): Buffer {
  const status = new WireWriter().uint(1, code).text(2, message);
  for (const detail of details) {
    const value = new WireWriter().text(1, detail.address).text(2, detail.mspId).text(3, detail.message).finish();
    status.message(3, new WireWriter().text(1, "type.googleapis.com/gateway.ErrorDetail").bytes(2, value).finish());
  }
  return status.finish();
}
