import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { closing, mostOperations } from "../../../clients/pay/src/protocol/closing.ts";
import { payloadsOf } from "../../../clients/pay/src/protocol/frames.ts";
import type { Welcome } from "../../../clients/pay/src/protocol/handshake.ts";
import {
  type Answer,
  type NamedItem,
  namedItemsSchema,
  type Operation,
  operationSchemas,
} from "../../../clients/pay/src/protocol/operations.ts";
import type { AdmittedService } from "./admit-service.ts";

/** Does what a service asks for, in any order; answers each operation once. */
export type RunOperations = (operations: readonly Operation[], answer: (answer: Answer) => void) => void;

/** Operations under way of one service, beyond which no more of its frames are read. */
const mostUnderWay = 10 * mostOperations;

/** A connection of an admitted service: sealed frames of operations in, sealed frames of answers out. */
export class ServiceSession {
  readonly keyId: string;
  readonly #socket: WebSocket;
  readonly #service: AdmittedService;
  readonly #run: RunOperations;
  readonly #log: Logger;
  /** What goes into the next frame. */
  #answers: string[] = [];
  #underWay = 0;
  /** Called when nothing is under way any more; set while it ends. */
  #drained: (() => void) | undefined;
  #isAlive = true;

  constructor(socket: WebSocket, service: AdmittedService, run: RunOperations, log: Logger) {
    this.#socket = socket;
    this.#service = service;
    this.#run = run;
    this.#log = log;
    this.keyId = service.key.id;
    socket.on("message", (data: Buffer) => this.#take(data));
    socket.on("pong", () => {
      this.#isAlive = true;
    });
  }

  welcome(welcome: Welcome): void {
    this.#socket.send(this.#service.outgoing.seal(JSON.stringify(welcome)));
  }

  /** Ends the connection when nothing came back since the last time. */
  checkAlive(): void {
    if (!this.#isAlive) return void this.#socket.terminate();
    this.#isAlive = false;
    this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#log.info({ key: this.keyId, code }, "Service's connection closed");
    this.#socket.close(code, reason);
  }

  /** Takes no more frames, which the service then sends elsewhere; resolves when what it took is answered. */
  async drain(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
      if (this.#underWay === 0) resolve();
    });
    this.#flush();
    this.close(closing.goingAway, "the payment server ends");
  }

  #take(data: Buffer): void {
    if (this.#drained) return;
    const payload = this.#service.incoming.open(data);
    if (payload === undefined) return void this.close(closing.badSeal, "replayed, reordered, injected or changed");
    const items = itemsOf(payload);
    if (!items) return void this.close(closing.malformed, "no operations");
    this.#underWay += items.length;
    if (this.#underWay > mostUnderWay) this.#socket.pause();
    const operations = items.map(operationOf);
    this.#run(
      operations.filter((operation) => operation !== undefined),
      (answer) => this.#answer(answer),
    );
    for (const [index, [, id]] of items.entries()) {
      if (!operations[index])
        this.#answer([id, null, "BAD_INPUT", "no operation that this payment server knows", false]);
    }
  }

  #answer(answer: Answer): void {
    // Answers of one turn go together.
    if (this.#answers.push(JSON.stringify(answer)) === 1) setImmediate(() => this.#flush());
    this.#underWay -= 1;
    if (this.#underWay <= mostUnderWay && this.#socket.isPaused) this.#socket.resume();
    if (this.#underWay === 0) this.#drained?.();
  }

  #flush(): void {
    for (const payload of payloadsOf(this.#answers.splice(0))) this.#socket.send(this.#service.outgoing.seal(payload));
  }
}

/** A list of named things; `undefined` when a payload is anything else. */
function itemsOf(payload: string): NamedItem[] | undefined {
  try {
    return namedItemsSchema.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

/** `undefined` when a thing is none of the operations, or not as they must be. */
function operationOf(item: NamedItem): Operation | undefined {
  const [name] = item;
  if (!Object.hasOwn(operationSchemas, name)) return undefined;
  return operationSchemas[name as keyof typeof operationSchemas].safeParse(item).data;
}
