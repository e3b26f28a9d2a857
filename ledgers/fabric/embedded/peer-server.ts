import { type AddressInfo, createServer, type Socket } from "node:net";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import { deliverDefinition, deliverService } from "./deliver/deliver-service.ts";
import type { Organization } from "./network/organization.ts";
import { ConcurrencyLimit } from "./peer-gateway/concurrency-limit.ts";
import { gatewayDefinition, gatewayService } from "./peer-gateway/gateway-service.ts";
import type { GatewayContext } from "./peer-gateway/peer-registry.ts";

/** Calls in flight per peer, as `peer.limits.concurrency.gatewayService`. */
const gatewayConcurrency = 500;
const host = "127.0.0.1";
const maxMessageBytes = 100 * 1024 * 1024;

/** The server of one organisation's peer: gateway and deliver services under its own TLS certificate. */
export class PeerServer {
  private readonly server = new Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
    // Statistics of every call, which nothing reads.
    "grpc.enable_channelz": 0,
  });

  /** Listener of our own, so that we can cut connections; the library closes them only when their calls have ended. */
  private readonly listener = createServer({ noDelay: true });
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly organization: Organization,
    context: GatewayContext,
    log: Logger,
  ) {
    const limit = new ConcurrencyLimit("/gateway.Gateway", gatewayConcurrency);
    this.server.addService(gatewayDefinition, gatewayService(context, limit, log));
    this.server.addService(deliverDefinition, deliverService(context.channels, log));
  }

  /**
   * Returns the endpoint, host:port.
   * @throws PORT_IN_USE
   */
  listen(port: number): Promise<string> {
    const { certificate, privateKey } = this.organization.tls;
    const credentials = ServerCredentials.createSsl(null, [{ cert_chain: certificate, private_key: privateKey }]);
    const injector = this.server.createConnectionInjector(credentials);
    this.listener.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
      injector.injectConnection(socket);
    });
    return new Promise((resolve, reject) => {
      this.listener.once("error", (error) => {
        reject(
          new PlatformError(
            "PORT_IN_USE",
            `a peer cannot listen on ${host}:${port}; set LEDGERLOOM_FABRIC_PORT to the first of some free ports`,
            { cause: error },
          ),
        );
      });
      this.listener.listen(port, host, () => resolve(`${host}:${(this.listener.address() as AddressInfo).port}`));
    });
  }

  /** Ends all calls at once, as the end of the peer's process would: their clients find it unavailable. */
  close(): void {
    this.listener.close();
    for (const socket of this.sockets) socket.destroy();
    this.server.forceShutdown();
  }
}
