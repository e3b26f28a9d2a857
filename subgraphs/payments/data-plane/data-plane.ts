import { createServer } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { closing, dataPlanePath, maxFrame, type Welcome } from "@ledgerloom/pay/protocol";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import { listen } from "../../../process/listen.ts";
import type { ServiceKey, ServiceKeyStore } from "../keys/service-key.store.ts";
import { admitService, ClosingError } from "./admit-service.ts";
import { type RunOperation, ServiceSession } from "./service-session.ts";
import { type StrangerLimits, Strangers } from "./strangers.ts";

/** Address by which services reach their payment server. */
export interface DataPlaneAddress {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Limit of operations under way when it ends, in ms; default 5,000. */
  readonly stopTimeoutMs?: number;
}

export interface DataPlaneOptions extends DataPlaneAddress {
  readonly keys: ServiceKeyStore;
  /** MSP ids of the organisations whose services are admitted. */
  readonly organizations: readonly string[];
  readonly chain: Omit<Welcome, "account">;
  readonly operationsFor: (key: ServiceKey) => RunOperation;
  readonly limits?: DataPlaneLimits | undefined;
  readonly log: Logger;
}

export interface DataPlaneLimits {
  /** Connections at a time, of services and strangers. */
  readonly maxConnections: number;
  readonly strangers: StrangerLimits;
}

const usualLimits: DataPlaneLimits = {
  maxConnections: 10_000,
  strangers: { most: 256, timeoutMs: 10_000, maxBytes: 16_384 },
};

/** Limits of the request that becomes a WebSocket, in ms and in bytes. */
const http1 = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 1_000,
  maxHeaderSize: 8_192,
};

/** Limit of a WebSocket's closing handshake, in ms. */
const closeTimeout = 5_000;

/** Intervals of pings to services, and of looking for keys that other instances revoked, in ms. */
const checkMs = 30_000;
const revocationCheckMs = 2_000;

/** Limit of refused connections that are logged between two pings: anybody can connect. */
const maxLoggedRefusals = 10;

/** Data plane: connections of services, one each. */
export class DataPlane {
  readonly url: string;
  readonly #options: DataPlaneOptions;
  readonly #sockets: WebSocketServer;
  readonly #strangers: Strangers;
  readonly #sessions = new Set<ServiceSession>();
  readonly #timers: NodeJS.Timeout[];
  #loggedRefusals = 0;

  private constructor(options: DataPlaneOptions, sockets: WebSocketServer, strangers: Strangers, port: number) {
    this.#options = options;
    this.#sockets = sockets;
    this.#strangers = strangers;
    this.url = `ws://${options.host}:${port}${dataPlanePath}`;
    sockets.on("connection", (socket, request) => void this.#serve(socket, request.socket));
    this.#timers = [
      setInterval(() => this.#checkAlive(), checkMs),
      setInterval(() => void this.#checkKeys(), revocationCheckMs),
    ];
  }

  /** @throws PORT_IN_USE */
  static async start(options: DataPlaneOptions): Promise<DataPlane> {
    const { limits = usualLimits, host, log } = options;
    const http = createServer(http1, (_request, response) => void response.writeHead(426).end());
    http.maxConnections = limits.maxConnections;
    const strangers = new Strangers(http, limits.strangers);
    // In two steps, as the types of ws do not know closeTimeout yet.
    const settings = { server: http, path: dataPlanePath, maxPayload: maxFrame, autoPong: false, closeTimeout };
    const sockets = new WebSocketServer({ ...settings, perMessageDeflate: false });
    sockets.on("close", () => http.close());
    const port = await listen(http, host, options.port);
    log.info({ port }, "Data plane listens");
    return new DataPlane(options, sockets, strangers, port);
  }

  /** Ends the connections of a key that was revoked. */
  revoke(keyId: string): void {
    for (const session of this.#sessions) {
      if (session.keyId === keyId) session.close(closing.revoked, "the key was revoked");
    }
  }

  /** Ends after it has answered the frames it took. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#sockets.close();
    const drained = Promise.all([...this.#sessions].map((session) => session.drain()));
    await Promise.race([drained, delay(this.#options.stopTimeoutMs ?? 5_000, undefined, { ref: false })]);
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#strangers.close();
  }

  async #serve(socket: WebSocket, connection: Socket): Promise<void> {
    const { keys, organizations, chain, operationsFor, log } = this.#options;
    // The library closes, with its own code, after a message that is too large or malformed.
    socket.on("error", () => {});
    this.#strangers.watch(connection);
    try {
      const service = await admitService(socket, keys);
      if (!organizations.includes(service.key.organization)) {
        throw new ClosingError(closing.unauthenticated, "its organisation is not served here");
      }
      this.#strangers.admit(connection);
      const session = new ServiceSession(socket, service, operationsFor(service.key), log);
      this.#sessions.add(session);
      socket.on("close", () => this.#sessions.delete(session));
      void keys.noteUse(service.key.id).catch((error) => log.warn({ err: error }, "Use of a service key not noted"));
      session.welcome({ ...chain, account: service.key.account });
      log.info({ key: service.key.id, account: service.key.account }, "Service connected");
    } catch (error) {
      if (error instanceof ClosingError) return this.#refuse(socket, error);
      log.warn({ err: error }, "Service not admitted");
      socket.close(closing.goingAway);
    }
  }

  #refuse(socket: WebSocket, { closeCode, message, logged }: ClosingError): void {
    if (logged && this.#loggedRefusals < maxLoggedRefusals) {
      this.#loggedRefusals += 1;
      this.#options.log.warn(logged, `Service refused: ${message}`);
    }
    socket.close(closeCode, message);
  }

  #checkAlive(): void {
    this.#loggedRefusals = 0;
    for (const session of this.#sessions) session.checkAlive();
  }

  /** Disconnects services whose keys other instances revoked. */
  async #checkKeys(): Promise<void> {
    const { keys, log } = this.#options;
    if (this.#sessions.size === 0) return;
    try {
      const ids = new Set([...this.#sessions].map(({ keyId }) => keyId));
      for (const id of await keys.revokedAmong([...ids])) this.revoke(id);
    } catch (error) {
      log.warn({ err: error }, "Keys of services not checked");
    }
  }
}
