import type { IncomingMessage } from "node:http";
import { anonymous, decodePrincipal, encodePrincipal, type Principal } from "../../subgraph-protocol/principal.ts";
import { readPositionsHeader } from "../../subgraph-protocol/read-positions.ts";
import {
  principalHeader,
  RequestVerifier,
  type SignedRequest,
  signatureHeader,
  socketRequest,
} from "../../subgraph-protocol/signed-requests.ts";

/** Request with its raw body, which a signature covers. */
interface ReceivedRequest extends IncomingMessage {
  readonly originalUrl: string;
  rawBody?: Uint8Array;
}

/** Keeps the body for {@link GatewayAuthentication}. */
export function keepBody(request: IncomingMessage, body: Uint8Array): void {
  (request as ReceivedRequest).rawBody = body;
}

/**
 * Authentication of gateways. With a secret only requests that are signed with it are admitted; without one every
 * caller's principal is believed: for development.
 */
export class GatewayAuthentication {
  readonly #verifier: RequestVerifier | undefined;
  readonly #ownUrl: () => string;

  /** @param ownUrl the URL by which gateways know this instance, and no other */
  constructor(secret: string | undefined, ownUrl: () => string) {
    this.#verifier = secret ? new RequestVerifier(secret) : undefined;
    this.#ownUrl = ownUrl;
  }

  /** Principal of a request over HTTP; `undefined` when it is refused. */
  ofRequest(request: IncomingMessage): Principal | undefined {
    const { method = "", originalUrl, rawBody: body = "" } = request as ReceivedRequest;
    const readPositions = request.headers[readPositionsHeader]?.toString();
    return this.#admit(request.headers, (principal) => {
      return { method, url: this.#urlOf(originalUrl), body, principal, readPositions };
    });
  }

  /** Principal of a WebSocket; `undefined` when it is refused. */
  ofSocket(path = "", parameters: Readonly<Record<string, unknown>> = {}): Principal | undefined {
    return this.#admit(parameters, (principal) => socketRequest(this.#urlOf(path), principal));
  }

  /** URL of a target at this instance; whatever else a request names, its signature is not for us. */
  #urlOf(target: string): string {
    return `${new URL(this.#ownUrl()).origin}${target}`;
  }

  #admit(
    given: Readonly<Record<string, unknown>>,
    requestOf: (principal: string) => SignedRequest,
  ): Principal | undefined {
    const { [principalHeader]: principal = encodePrincipal(anonymous), [signatureHeader]: signature = "" } = given;
    if (typeof principal !== "string" || typeof signature !== "string") return undefined;
    const isFromGateway = this.#verifier?.verify(requestOf(principal), signature) ?? true;
    return isFromGateway ? decodePrincipal(principal) : undefined;
  }
}
