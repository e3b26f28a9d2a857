import {
  type ChaincodeMessage,
  MessageType,
  messageTypeName,
  writeChaincodeMessage,
} from "../protocol/chaincode-message.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import type { RangeScan } from "../simulation/range-scan.ts";
import { closedQuery, type ResultSource } from "./query-results.ts";
import type { TransactionContext } from "./transaction-context.ts";

/** Answers one request of a chaincode; throws an Error whose text the chaincode gets. */
type RequestHandler = (request: WireMessage, context: TransactionContext) => Buffer | Promise<Buffer>;

const nothing = Buffer.alloc(0);

const handlers = new Map<number, RequestHandler>([
  [MessageType.GET_STATE, getState],
  [MessageType.PUT_STATE, putState],
  [MessageType.DEL_STATE, deleteState],
  [MessageType.GET_STATE_BY_RANGE, getStateByRange],
  [MessageType.GET_HISTORY_FOR_KEY, getHistoryForKey],
  [MessageType.QUERY_STATE_NEXT, queryStateNext],
  [MessageType.QUERY_STATE_CLOSE, queryStateClose],
  [MessageType.GET_QUERY_RESULT, refuseRichQuery],
  [MessageType.INVOKE_CHAINCODE, invokeChaincode],
  [MessageType.GET_PRIVATE_DATA_HASH, refusePrivateData(2)],
  [MessageType.PURGE_PRIVATE_DATA, refusePrivateData(2)],
  [MessageType.GET_STATE_METADATA, getStateMetadata],
  [MessageType.PUT_STATE_METADATA, putStateMetadata],
]);

/** Whether a message asks the peer for something, in contrast to ending the invocation. */
export function isRequest(type: number): boolean {
  return handlers.has(type);
}

/** The peer's answer to a request, success or error, ready to send. */
export async function answerRequest(
  message: ChaincodeMessage,
  context: TransactionContext | undefined,
): Promise<Buffer> {
  const reply = { transactionId: message.transactionId, channel: message.channel };
  try {
    if (context === undefined) throw new Error("no ledger context");
    const payload = await handlers.get(message.type)?.(new WireMessage(message.payload), context);
    return writeChaincodeMessage({ ...reply, type: MessageType.RESPONSE, payload: payload ?? nothing });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `${messageTypeName(message.type)} failed: transaction ID: ${message.transactionId}: ${reason}`;
    return writeChaincodeMessage({ ...reply, type: MessageType.ERROR, payload: Buffer.from(text, "utf8") });
  }
}

function getState(request: WireMessage, context: TransactionContext): Buffer {
  requirePublic(request.text(2), context);
  const { simulator, namespace } = context.options;
  return simulator.getState(namespace, request.text(1)) ?? nothing;
}

function putState(request: WireMessage, context: TransactionContext): Buffer {
  requirePublic(request.text(3), context);
  const { simulator, namespace } = context.options;
  // The message's buffer is shared with other messages: keep the value only.
  simulator.setState(namespace, request.text(1), Buffer.from(request.bytes(2)));
  return nothing;
}

function deleteState(request: WireMessage, context: TransactionContext): Buffer {
  requirePublic(request.text(2), context);
  const { simulator, namespace } = context.options;
  simulator.setState(namespace, request.text(1), null);
  return nothing;
}

function getStateMetadata(request: WireMessage, context: TransactionContext): Buffer {
  requirePublic(request.text(2), context);
  const { simulator, namespace } = context.options;
  const writer = new WireWriter();
  for (const { name, value } of simulator.getMetadata(namespace, request.text(1))) {
    writer.message(1, new WireWriter().text(1, name).bytes(2, value).finish());
  }
  return writer.finish();
}

function putStateMetadata(request: WireMessage, context: TransactionContext): Buffer {
  requirePublic(request.text(3), context);
  const { simulator, namespace } = context.options;
  const entry = request.message(4);
  simulator.setMetadata(namespace, request.text(1), [{ name: entry.text(1), value: Buffer.from(entry.bytes(2)) }]);
  return nothing;
}

async function getStateByRange(request: WireMessage, context: TransactionContext): Promise<Buffer> {
  requirePublic(request.text(3), context);
  const { simulator, namespace } = context.options;
  const metadata = request.message(4);
  const pageSize = metadata.uint(1);
  const bookmark = metadata.text(2);
  const options = { namespace, startKey: request.text(1), endKey: request.text(2), limit: pageSize };
  if (pageSize === 0 && bookmark === "") return firstBatch(context, rangeSource(simulator.scan(options), namespace));
  const scan = simulator.page({ ...options, startKey: bookmark === "" ? options.startKey : bookmark });
  const { id, results } = context.open(rangeSource(scan, namespace));
  context.iterators.delete(id);
  return results.page(pageSize);
}

function getHistoryForKey(request: WireMessage, context: TransactionContext): Promise<Buffer> {
  const { history, namespace } = context.options;
  return firstBatch(context, history(namespace, request.text(1)));
}

async function queryStateNext(request: WireMessage, context: TransactionContext): Promise<Buffer> {
  const id = request.text(1);
  const results = context.iterators.get(id);
  if (results === undefined) throw new Error("query iterator not found");
  const { response, isLast } = await results.batch();
  if (isLast) context.iterators.delete(id);
  return response;
}

async function queryStateClose(request: WireMessage, context: TransactionContext): Promise<Buffer> {
  const id = request.text(1);
  await context.iterators.get(id)?.close();
  context.iterators.delete(id);
  return closedQuery(id);
}

async function invokeChaincode(request: WireMessage, context: TransactionContext): Promise<Buffer> {
  // "name:version/channel"; the version is ignored, as a peer does.
  const [instance = "", channel = ""] = request.message(2).text(2).split("/", 2);
  const [chaincode = ""] = instance.split(":", 1);
  const { invoke } = context.options;
  const target = { chaincode, channel: channel === "" ? context.options.channel : channel, input: request.bytes(3) };
  return writeChaincodeMessage(await invoke(target));
}

async function firstBatch(context: TransactionContext, source: ResultSource): Promise<Buffer> {
  const { id, results } = context.open(source);
  const { response, isLast } = await results.batch();
  if (isLast) context.iterators.delete(id);
  return response;
}

function rangeSource(scan: RangeScan, namespace: string): ResultSource {
  return {
    next: async () => {
      const entry = await scan.next();
      return entry && new WireWriter().text(1, namespace).text(2, entry.key).bytes(3, entry.value).finish();
    },
    bookmark: () => scan.bookmark(),
    close: () => scan.close(),
  };
}

function requirePublic(collection: string, context: TransactionContext): void {
  if (collection === "") return;
  if (collection.startsWith("_implicit_org_")) {
    throw new Error("private data is not supported by the embedded ledger");
  }
  const { channel, namespace } = context.options;
  throw new Error(`collection ${channel}/${namespace}/${collection} could not be found`);
}

function refusePrivateData(collectionField: number): RequestHandler {
  return (request, context) => {
    requirePublic(request.text(collectionField), context);
    throw new Error("only applicable for private data");
  };
}

function refuseRichQuery(request: WireMessage, context: TransactionContext): never {
  requirePublic(request.text(2), context);
  const metadata = request.message(3);
  const isPaged = metadata.uint(1) > 0 || metadata.text(2) !== "";
  throw new Error(`${isPaged ? "ExecuteQueryWithMetadata" : "ExecuteQuery"} not supported for leveldb`);
}
