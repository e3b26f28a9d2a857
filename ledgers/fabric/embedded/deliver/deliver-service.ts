import {
  status as grpcStatus,
  type ServerDuplexStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { Logger } from "pino";
import type { Channel } from "../channel/channel.ts";
import { writeAll } from "../grpc/flow-control.ts";
import { rawMethod } from "../grpc/raw-method.ts";
import {
  type BlockEncoding,
  encodeBlock,
  encodeBlockAndPrivateData,
  encodeFilteredBlock,
  encodeStatus,
} from "./encoding.ts";
import { readSeek, type Seek } from "./seek.ts";
import { status } from "./status.ts";

const duplex = { requestStream: true, responseStream: true };

/** `protos.Deliver`: streams of blocks. */
export const deliverDefinition: ServiceDefinition = {
  deliver: rawMethod("/protos.Deliver/Deliver", duplex),
  deliverFiltered: rawMethod("/protos.Deliver/DeliverFiltered", duplex),
  deliverWithPrivateData: rawMethod("/protos.Deliver/DeliverWithPrivateData", duplex),
};

type Channels = ReadonlyMap<string, Channel>;
type Stream = ServerDuplexStream<Buffer, Buffer>;

export function deliverService(channels: Channels, log: Logger): UntypedServiceImplementation {
  const handler = (encode: BlockEncoding) => async (stream: Stream) => {
    try {
      await serve(stream, channels, encode);
    } catch (error) {
      log.error({ err: error }, "Delivery failed");
      stream.emit("error", { code: grpcStatus.INTERNAL, details: "the embedded ledger failed, see its log" });
    }
  };
  return {
    deliver: handler(encodeBlock),
    deliverFiltered: handler(encodeFilteredBlock),
    deliverWithPrivateData: handler(encodeBlockAndPrivateData),
  };
}

/** Answers one seek request after the other, until one is refused or the client goes. */
async function serve(stream: Stream, channels: Channels, encode: BlockEncoding): Promise<void> {
  const cancellation = new AbortController();
  stream.once("cancelled", () => cancellation.abort());
  stream.once("error", () => cancellation.abort());
  try {
    for await (const request of stream) {
      const seek = readSeek(request, channels);
      const result = typeof seek === "number" ? seek : await deliver(stream, seek, encode, cancellation.signal);
      if (cancellation.signal.aborted) return;
      stream.write(encodeStatus(result));
      if (result !== status.success) break;
    }
    stream.end();
  } catch (error) {
    if (!cancellation.signal.aborted) throw error;
  }
}

async function deliver(stream: Stream, seek: Seek, encode: BlockEncoding, signal: AbortSignal): Promise<number> {
  const { channel, failsIfNotReady, stop } = seek;
  const last = failsIfNotReady ? Math.min(stop, channel.feed.height - 1) : stop;
  await writeAll(stream, encoded(seek, last, encode, signal), signal);
  return last < stop ? status.notFound : status.success;
}

async function* encoded(seek: Seek, last: number, encode: BlockEncoding, signal: AbortSignal): AsyncGenerator<Buffer> {
  if (seek.start > last) return;
  for await (const block of seek.channel.feed.follow(seek.start, signal)) {
    yield encode(block, seek.channel.name);
    if (block.number >= last) return;
  }
}
