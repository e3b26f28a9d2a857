import { Client, type ClientDuplexStream, credentials } from "@grpc/grpc-js";
import type { Logger } from "pino";
import {
  type ChaincodeMessage,
  MessageType,
  readChaincodeMessage,
  writeChaincodeMessage,
} from "../protocol/chaincode-message.ts";
import { answerRequest, isRequest } from "./requests.ts";
import type { TransactionContext } from "./transaction-context.ts";

type Stream = ClientDuplexStream<Buffer, ChaincodeMessage>;

interface Invocation {
  readonly context: TransactionContext;
  complete(message: ChaincodeMessage): void;
  fail(error: Error): void;
}

export interface ChaincodeConnectionOptions {
  readonly packageId: string;
  readonly address: string;
  /** Longest time of one invocation, in ms. */
  readonly executeTimeoutMs: number;
  readonly log: Logger;
}

const path = "/protos.Chaincode/Connect";
const identity = (bytes: Buffer) => bytes;
const unlimited = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
};

/** One peer's stream to a chaincode server; dialled when needed, and again after it broke. */
export class ChaincodeConnection {
  private ready: Promise<Stream> | undefined;
  private client: Client | undefined;
  private readonly invocations = new Map<string, Invocation>();

  constructor(private readonly options: ChaincodeConnectionOptions) {}

  /**
   * The message that ends the invocation: COMPLETED or ERROR.
   * @throws Error with the text that a Fabric peer gives when the chaincode cannot be reached or does not answer
   */
  async execute(context: TransactionContext): Promise<ChaincodeMessage> {
    const stream = await this.connect();
    const key = invocationKey(context.options.channel, context.transactionId);
    if (this.invocations.has(key)) {
      throw new Error(`error sending: txid: ${context.transactionId}(${context.options.channel}) exists`);
    }
    try {
      return await this.invoke(stream, key, context);
    } finally {
      this.invocations.delete(key);
      context.close();
    }
  }

  close(): void {
    this.client?.close();
    this.terminate();
  }

  private invoke(stream: Stream, key: string, context: TransactionContext): Promise<ChaincodeMessage> {
    return new Promise((resolve, reject) => {
      const timeout = () => fail(new Error("error sending: timeout expired while executing transaction"));
      const timer = setTimeout(timeout, this.options.executeTimeoutMs);
      const fail = (error: Error) => {
        clearTimeout(timer);
        reject(error);
      };
      const complete = (message: ChaincodeMessage) => {
        clearTimeout(timer);
        resolve(message);
      };
      this.invocations.set(key, { context, complete, fail });
      const { proposal, input, channel } = context.options;
      stream.write(
        writeChaincodeMessage({
          type: MessageType.TRANSACTION,
          transactionId: context.transactionId,
          channel,
          payload: input,
          proposal: proposal.signed,
        }),
      );
    });
  }

  private connect(): Promise<Stream> {
    this.ready ??= this.dial();
    return this.ready;
  }

  private dial(): Promise<Stream> {
    const { packageId, address, log, executeTimeoutMs } = this.options;
    const client = new Client(address, credentials.createInsecure(), unlimited);
    const stream: Stream = client.makeBidiStreamRequest(path, identity, readChaincodeMessage);
    this.client = client;
    return new Promise((resolve, reject) => {
      const end = (reason: string) => {
        clearTimeout(timer);
        if (this.client === client) this.terminate();
        client.close();
        reject(new Error(`could not launch chaincode ${packageId}: ${reason}`));
      };
      const timer = setTimeout(() => {
        stream.cancel();
        end(`timeout expired while starting chaincode ${packageId} for transaction`);
      }, executeTimeoutMs);
      stream.on("data", (message: ChaincodeMessage) => {
        if (message.type !== MessageType.REGISTER) return this.receive(stream, message);
        clearTimeout(timer);
        stream.write(writeChaincodeMessage({ type: MessageType.REGISTERED }));
        stream.write(writeChaincodeMessage({ type: MessageType.READY }));
        log.debug({ address }, "Chaincode registered");
        resolve(stream);
      });
      stream.on("error", (error) => end(dialFailure(this.options, error)));
      stream.once("end", () => end(dialFailure(this.options)));
    });
  }

  private receive(stream: Stream, message: ChaincodeMessage): void {
    const invocation = this.invocations.get(invocationKey(message.channel, message.transactionId));
    if (isRequest(message.type)) {
      void answerRequest(message, invocation?.context).then((answer) => stream.write(answer));
    } else if (message.type === MessageType.COMPLETED || message.type === MessageType.ERROR) {
      invocation?.complete(message);
    }
  }

  private terminate(): void {
    this.ready = undefined;
    this.client = undefined;
    const invocations = [...this.invocations.values()];
    this.invocations.clear();
    for (const { fail } of invocations) fail(new Error("error sending: chaincode stream terminated"));
  }
}

function invocationKey(channel: string, transactionId: string): string {
  return `${channel}/${transactionId}`;
}

function dialFailure({ packageId, address }: ChaincodeConnectionOptions, error?: Error): string {
  const isRefused = error === undefined || error.message.includes("ECONNREFUSED");
  const cause = isRefused ? "connect: connection refused" : error.message;
  return (
    `connection to ${packageId} failed: error cannot create connection for ${packageId}: ` +
    `error creating grpc connection to ${address}: failed to create new connection: ` +
    `connection error: desc = "transport: error while dialing: dial tcp ${address}: ${cause}"`
  );
}
