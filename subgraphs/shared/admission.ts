import type { IncomingMessage } from "node:http";
import { anonymous, decodePrincipal, encodePrincipal, type Principal } from "../../principals/principal.ts";
import { readPositionsHeader } from "../../principals/read-positions.ts";
import {
  principalHeader,
  RequestVerifier,
  type SignedRequest,
  signatureHeader,
  socketRequest,
} from "../../principals/signed-requests.ts";

/** A request with its body as it came, which a signature covers. */
interface ReceivedRequest extends IncomingMessage {
  readonly originalUrl: string;
  rawBody?: Uint8Array;
}

/** Keeps the body for {@link Admission}; for the JSON parser's `verify`. */
export function keepBody(request: IncomingMessage, _response: unknown, body: Uint8Array): void {
  (request as ReceivedRequest).rawBody = body;
}

/**
 * Who is let in, and in whose name. With a secret only the gateway is, which signs with it; without one everybody is
 * who they say: for development.
 */
export class Admission {
  readonly #verifier: RequestVerifier | undefined;

  constructor(secret: string | undefined) {
    this.#verifier = secret ? new RequestVerifier(secret) : undefined;
  }

  /** The principal of a request over HTTP; `undefined` when it is refused. */
  ofRequest(request: IncomingMessage): Principal | undefined {
    const { method = "", originalUrl: path, rawBody: body = "" } = request as ReceivedRequest;
    const readPositions = request.headers[readPositionsHeader]?.toString();
    return this.#admit(request.headers, (principal) => ({ method, path, body, principal, readPositions }));
  }

  /** The principal of a WebSocket; `undefined` when it is refused. */
  ofSocket(path = "", parameters: Readonly<Record<string, unknown>> = {}): Principal | undefined {
    return this.#admit(parameters, (principal) => socketRequest(path, principal));
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
