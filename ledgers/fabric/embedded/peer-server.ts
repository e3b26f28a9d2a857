import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { Logger } from "pino";
import { PlatformError } from "../../errors.ts";
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
    // Its book-keeping of every call is read by nobody.
    "grpc.enable_channelz": 0,
  });

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
    return new Promise((resolve, reject) => {
      this.server.bindAsync(`${host}:${port}`, credentials, (error, bound) => {
        if (error === null) resolve(`${host}:${bound}`);
        else reject(new PlatformError("PORT_IN_USE", `${host}:${port}: ${error.message}`, { cause: error }));
      });
    });
  }

  /** Ends all calls. */
  close(): void {
    this.server.forceShutdown();
  }
}
