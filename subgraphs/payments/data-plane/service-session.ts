import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { closing, mostOperations } from "../../../clients/pay/src/protocol/closing.ts";
import { payloadsOf } from "../../../clients/pay/src/protocol/frames.ts";
import type { Welcome } from "../../../clients/pay/src/protocol/handshake.ts";
import { type Answer, type Operation, operationSchemas } from "../../../clients/pay/src/protocol/operations.ts";
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
    const operations = operationsOf(payload);
    if (!operations) return void this.close(closing.malformed, "no operations");
    this.#underWay += operations.length;
    if (this.#underWay > mostUnderWay) this.#socket.pause();
    this.#run(operations, (answer) => this.#answer(answer));
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

/** `undefined` when a payload is anything else. */
function operationsOf(payload: string): Operation[] | undefined {
  try {
    const items: unknown = JSON.parse(payload);
    if (!Array.isArray(items) || items.length < 1 || items.length > mostOperations) return undefined;
    return items.map(operationOf);
  } catch {
    return undefined;
  }
}

/** @throws Error when it is none */
function operationOf(item: unknown): Operation {
  const name = Array.isArray(item) ? item[0] : undefined;
  if (typeof name !== "string" || !Object.hasOwn(operationSchemas, name)) throw new Error("no operation");
  return operationSchemas[name as keyof typeof operationSchemas].parse(item);
}
