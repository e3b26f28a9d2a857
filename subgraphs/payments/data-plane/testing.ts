import { once } from "node:events";
import {
  type Answer,
  challengeSchema,
  FrameSeal,
  newNonce,
  proofOf,
  protocolVersion,
  sessionKeyOf,
  welcomeSchema,
} from "@ledgerloom/pay/protocol";
import { expect } from "vitest";
import { WebSocket } from "ws";
import type { GraphServiceKey } from "../testing/running-payments.ts";

/** A service that speaks the protocol frame by frame, rightly or wrongly. */
export class RawService {
  readonly socket: WebSocket;
  readonly outgoing: FrameSeal;
  readonly #incoming: FrameSeal;

  private constructor(socket: WebSocket, sessionKey: Buffer) {
    this.socket = socket;
    this.outgoing = new FrameSeal("service", sessionKey);
    this.#incoming = new FrameSeal("server", sessionKey);
  }

  /** Handshake of a service with a right key. */
  static async connect(url: string, { keyId, secret }: GraphServiceKey): Promise<RawService> {
    const socket = await opened(url);
    const nonce = newNonce();
    socket.send(JSON.stringify({ version: protocolVersion, keyId, nonce }));
    const challenge = challengeSchema.parse(JSON.parse(String((await once(socket, "message"))[0])));
    const nonces = { service: nonce, server: challenge.nonce };
    const service = new RawService(socket, sessionKeyOf(secret, nonces));
    const welcome = once(socket, "message");
    socket.send(JSON.stringify({ proof: proofOf("service", secret, nonces) }));
    welcomeSchema.parse(service.#open((await welcome)[0]));
    return service;
  }

  /** Sends operations in a new frame. @returns the next frame's answers */
  ask(...operations: readonly unknown[]): Promise<Answer[]> {
    return this.send(newFrame(...operations));
  }

  /** @returns the next frame's answers */
  async send(frame: Frame): Promise<Answer[]> {
    const answers = this.next();
    this.socket.send(this.outgoing.seal(JSON.stringify(frame)));
    return answers;
  }

  /** Answers of the next frame. */
  async next(): Promise<Answer[]> {
    return this.#open((await once(this.socket, "message"))[0]) as Answer[];
  }

  #open(frame: Buffer): unknown {
    return JSON.parse(this.#incoming.open(frame) ?? "null");
  }
}

/** Connection before its handshake. */
export async function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await once(socket, "open");
  return socket;
}

/** Code with which the other side closes. */
export async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, "close");
  return code;
}

/** Frame of a service that is right or wrong. */
export interface Frame {
  readonly id: string;
  readonly isAgain: boolean;
  readonly operations: readonly unknown[];
}

let made = 0;

/** Operations in a frame whose id no other one has. */
export function newFrame(...operations: readonly unknown[]): Frame {
  const minute = Math.floor(Date.now() / 60_000)
    .toString(16)
    .padStart(8, "0");
  return { id: `${minute}.test-${process.pid}-${made++}`, isAgain: false, operations };
}

/** The same frame once more. */
export const again = (frame: Frame): Frame => ({ ...frame, isAgain: true });

/** Outcome of an operation: its result, or the code that refused it. */
export function outcomeOf<T>(answer: Answer | undefined): T {
  return (answer && ("error" in answer ? answer.error.code : answer.result)) as T;
}

/** Outcomes of a frame's operations, in their places. */
export async function send<T extends unknown[] = unknown[]>(service: RawService, frame: Frame): Promise<T> {
  const outcomes: unknown[] = [];
  const expected = frame.operations.filter((operation) => operation !== null).length;
  for (let answers = await service.send(frame), count = 0; ; answers = await service.next()) {
    for (const answer of answers) {
      expect(answer.frame).toBe(frame.id);
      outcomes[answer.place] = outcomeOf(answer);
    }
    count += answers.length;
    if (count >= expected) return outcomes as T;
  }
}
