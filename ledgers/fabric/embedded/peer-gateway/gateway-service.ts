import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { Logger } from "pino";
import { MalformedMessage } from "../../wire.ts";
import { writeAll } from "../grpc/flow-control.ts";
import { rawMethod } from "../grpc/raw-method.ts";
import { chaincodeEvents } from "./chaincode-events.ts";
import { commitStatus } from "./commit-status.ts";
import type { ConcurrencyLimit } from "./concurrency-limit.ts";
import { endorse } from "./endorse.ts";
import { evaluate } from "./evaluate.ts";
import type { GatewayContext } from "./peer-registry.ts";
import { RpcError } from "./rpc-error.ts";
import { submit } from "./submit.ts";

/** `gateway.Gateway`, the service that Fabric's client library calls. */
export const gatewayDefinition: ServiceDefinition = {
  evaluate: rawMethod("/gateway.Gateway/Evaluate"),
  endorse: rawMethod("/gateway.Gateway/Endorse"),
  submit: rawMethod("/gateway.Gateway/Submit"),
  commitStatus: rawMethod("/gateway.Gateway/CommitStatus"),
  chaincodeEvents: rawMethod("/gateway.Gateway/ChaincodeEvents", { responseStream: true }),
};

/** Aborts when the client ends the call or is gone. */
function cancellationOf(call: { readonly cancelled: boolean } & NodeJS.EventEmitter): AbortSignal {
  const cancellation = new AbortController();
  if (call.cancelled) cancellation.abort(clientIsGone);
  else call.once("cancelled", () => cancellation.abort(clientIsGone));
  return cancellation.signal;
}

/** A reason of our own: the default one, a DOMException with its stack, would be made for every call. */
const clientIsGone = new Error("the client has ended the call");

type Unary = (request: Buffer, context: GatewayContext, signal: AbortSignal) => Buffer | Promise<Buffer>;

/** One organisation's gateway. */
export function gatewayService(
  context: GatewayContext,
  limit: ConcurrencyLimit,
  log: Logger,
): UntypedServiceImplementation {
  const unary = (method: Unary) => unaryHandler(method, context, limit, log);
  return {
    evaluate: unary(evaluate),
    endorse: unary(endorse),
    submit: unary(submit),
    commitStatus: unary(commitStatus),
    chaincodeEvents: eventsHandler(context, limit, log),
  };
}

function unaryHandler(
  method: Unary,
  context: GatewayContext,
  limit: ConcurrencyLimit,
  log: Logger,
): handleUnaryCall<Buffer, Buffer> {
  return async (call, callback) => {
    const signal = cancellationOf(call);
    try {
      const leave = limit.enter();
      try {
        callback(null, await method(call.request, context, signal));
      } finally {
        leave();
      }
    } catch (error) {
      callback(toRpcError(error, signal, log));
    }
  };
}

function eventsHandler(
  context: GatewayContext,
  limit: ConcurrencyLimit,
  log: Logger,
): handleServerStreamingCall<Buffer, Buffer> {
  return async (call: ServerWritableStream<Buffer, Buffer>) => {
    const signal = cancellationOf(call);
    try {
      const leave = limit.enter();
      try {
        await writeAll(call, chaincodeEvents(call.request, context, signal), signal);
      } finally {
        leave();
      }
      call.end();
    } catch (error) {
      call.emit("error", toRpcError(error, signal, log));
    }
  };
}

function toRpcError(error: unknown, signal: AbortSignal, log: Logger): RpcError {
  if (error instanceof RpcError) return error;
  if (error instanceof MalformedMessage) return new RpcError(status.INVALID_ARGUMENT, error.message);
  if (signal.aborted) return new RpcError(status.CANCELLED, clientIsGone.message);
  log.error({ err: error }, "Gateway call failed");
  return new RpcError(status.INTERNAL, "the embedded ledger failed, see its log");
}
