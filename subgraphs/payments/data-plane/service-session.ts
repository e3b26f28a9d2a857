import {
  type Answer,
  closing,
  framesOf,
  maxFrame,
  maxOperations,
  type NamedItem,
  type Operation,
  type Outcome,
  operationSchema,
  parsedJson,
  type ServiceFrame,
  serviceFrameSchema,
  type Welcome,
} from "@ledgerloom/pay/protocol";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import type { ActPart } from "../tokens/act-log.ts";
import type { AdmittedService } from "./admit-service.ts";
import { isTimely, partOfFrame } from "./service-acts.ts";

/** Runs an operation of a service; never rejects. */
export type RunOperation = (operation: Operation, part: ActPart) => Promise<Outcome>;

/** Limit of operations under way of one service, beyond which none of its frames are read. */
const maxUnderWay = 10 * maxOperations;

/** Limit of unread answers of one service, in bytes, beyond which it is disconnected: it connects and asks again. */
const maxUnread = 8 * maxFrame;

/** Connection of an admitted service: sealed frames of operations in, sealed frames of answers out. */
export class ServiceSession {
  readonly keyId: string;
  readonly #socket: WebSocket;
  readonly #service: AdmittedService;
  readonly #run: RunOperation;
  readonly #log: Logger;
  /** Answers that go into the next frame. */
  #answers: { readonly text: string }[] = [];
  #underWay = 0;
  /** Resolves {@link drain} once nothing is under way; set while the session ends. */
  #drained: (() => void) | undefined;
  #isAlive = true;

  constructor(socket: WebSocket, service: AdmittedService, run: RunOperation, log: Logger) {
    this.#socket = socket;
    this.#service = service;
    this.#run = run;
    this.#log = log;
    this.keyId = service.key.id;
    socket.on("message", (data: Buffer) => this.#take(data));
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    socket.on("ping", (data) => {
      socket.pong(data);
      this.#dropUnread();
    });
  }

  welcome(welcome: Welcome): void {
    this.#socket.send(this.#service.outgoing.seal(JSON.stringify(welcome)));
  }

  /** Ping of the service, whose connection ends unless the one before was answered. */
  checkAlive(): void {
    if (!this.#isAlive) return void this.#socket.terminate();
    this.#isAlive = false;
    this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#log.info({ key: this.keyId, code }, "Service's connection closed");
    this.#socket.close(code, reason);
  }

  /** Refuses further frames, which the service sends elsewhere; resolves when all it took are answered. */
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
    const { data: frame } = serviceFrameSchema.safeParse(parsedJson(payload));
    if (!frame) return void this.close(closing.malformed, "no frame of operations");
    this.#underWay += frame.operations.length;
    if (this.#underWay > maxUnderWay) this.#socket.pause();
    for (const [place, item] of frame.operations.entries()) void this.#do(frame, place, item);
  }

  /** Runs the operation in one place of a frame; `null` was answered before. */
  async #do(frame: ServiceFrame, place: number, item: NamedItem | null): Promise<void> {
    if (!item) return this.#settled();
    this.#answer({ frame: frame.id, place, ...(await this.#outcomeOf(frame, place, item)) });
  }

  async #outcomeOf(frame: ServiceFrame, place: number, item: NamedItem): Promise<Outcome> {
    if (!isTimely(frame.id)) return { error: clockSkew };
    const { data: operation } = operationSchema.safeParse(item);
    if (!operation) return { error: unknownOperation };
    return this.#run(operation, partOfFrame({ ...frame, keyId: this.keyId }, place));
  }

  #answer(answer: Answer): void {
    // Answers of one turn go together.
    if (this.#answers.push({ text: JSON.stringify(answer) }) === 1) setImmediate(() => this.#flush());
    this.#settled();
  }

  #settled(): void {
    this.#underWay -= 1;
    if (this.#underWay <= maxUnderWay && this.#socket.isPaused) this.#socket.resume();
    if (this.#underWay === 0) this.#drained?.();
  }

  #flush(): void {
    for (const answers of framesOf(this.#answers.splice(0))) {
      this.#socket.send(this.#service.outgoing.seal(`[${answers.map(({ text }) => text).join(",")}]`));
    }
    this.#dropUnread();
  }

  /** Disconnects a service that asks and does not read, whose answers would fill the memory. */
  #dropUnread(): void {
    if (this.#socket.bufferedAmount <= maxUnread) return;
    this.#log.warn({ key: this.keyId }, "Service does not read its answers");
    this.#socket.terminate();
  }
}

const clockSkew = {
  code: "CLOCK_SKEW",
  message: "this service's clock and its payment server's are more than ten minutes apart; set the wrong one, by NTP",
  isRetryable: true,
};

const unknownOperation = {
  code: "BAD_INPUT",
  message: "no operation that this payment server knows",
  isRetryable: false,
};
