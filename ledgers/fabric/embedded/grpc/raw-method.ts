import type { MethodDefinition } from "@grpc/grpc-js";

const pass = (bytes: Buffer) => bytes;

/** A gRPC method whose messages stay bytes: the services read and write them with the wire codec. */
export function rawMethod(
  path: string,
  streams: { readonly requestStream?: boolean; readonly responseStream?: boolean } = {},
): MethodDefinition<Buffer, Buffer> {
  return {
    path,
    requestStream: streams.requestStream ?? false,
    responseStream: streams.responseStream ?? false,
    requestSerialize: pass,
    requestDeserialize: pass,
    responseSerialize: pass,
    responseDeserialize: pass,
  };
}
