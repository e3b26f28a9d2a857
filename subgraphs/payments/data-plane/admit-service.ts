import { once } from "node:events";
import {
  closing,
  FrameSeal,
  helloSchema,
  isProofOf,
  newNonce,
  parsedJson,
  proofOf,
  proofSchema,
  protocolVersion,
  sessionKeyOf,
} from "@ledgerloom/pay/protocol";
import type { WebSocket } from "ws";
import type { ZodType } from "zod";
import type { ServiceKey, ServiceKeyStore } from "../keys/service-key.store.ts";

/** Service that has proved its key, and to which the payment server has proved itself. */
export interface AdmittedService {
  readonly key: ServiceKey;
  /** Opens the frames of the service; `outgoing` seals those for it. */
  readonly incoming: FrameSeal;
  readonly outgoing: FrameSeal;
}

/** Refusal of a service, with the WebSocket code that its connection is closed with. */
export class ClosingError extends Error {
  readonly closeCode: number;
  /** Fields of a line in the log, for a reason that administrators are to know. */
  readonly logged: object | undefined;

  constructor(closeCode: number, message: string, logged?: object) {
    super(message);
    this.closeCode = closeCode;
    this.logged = logged;
  }
}

/** Limit of the whole handshake, in ms. */
const handshakeTimeoutMs = 5_000;

/** Handshake with a service: each side proves that it knows the key's secret. @throws ClosingError */
export async function admitService(socket: WebSocket, keys: ServiceKeyStore): Promise<AdmittedService> {
  const signal = AbortSignal.timeout(handshakeTimeoutMs);
  const hello = await nextMessage(socket, helloSchema, signal);
  if (hello.version !== protocolVersion) throw otherVersion(hello.version);
  const { key, secret } = await keyOf(hello.keyId, keys);
  const nonces = { service: hello.nonce, server: newNonce() };
  const proved = nextMessage(socket, proofSchema, signal);
  socket.send(JSON.stringify({ nonce: nonces.server, proof: proofOf("server", secret, nonces) }));
  const { proof } = await proved;
  if (!isProofOf("service", proof, secret, nonces)) throw unknownKey();
  const sessionKey = sessionKeyOf(secret, nonces);
  return {
    key,
    incoming: new FrameSeal("service", sessionKey),
    outgoing: new FrameSeal("server", sessionKey),
  };
}

async function keyOf(id: string, keys: ServiceKeyStore): Promise<{ key: ServiceKey; secret: string }> {
  const key = await keys.find(id);
  if (!key) throw unknownKey();
  if (key.revokedAt) throw new ClosingError(closing.revoked, "the key was revoked");
  return { key, secret: await keys.secretOf(id) };
}

async function nextMessage<T>(socket: WebSocket, schema: ZodType<T>, signal: AbortSignal): Promise<T> {
  const [data] = await once(socket, "message", { signal }).catch(() => {
    throw new ClosingError(closing.timedOut, "no proof came in time");
  });
  const { data: message } = schema.safeParse(parsedJson(String(data)));
  if (message === undefined) throw new ClosingError(closing.malformed, "no message of the handshake");
  return message;
}

function otherVersion(theirs: number): ClosingError {
  const message = `this is version ${protocolVersion} of the data plane, not ${theirs}`;
  return new ClosingError(closing.otherVersion, message, { ours: protocolVersion, theirs });
}

const unknownKey = () => new ClosingError(closing.unauthenticated, "no such key, or another secret");
