/** Why nobody was signed in. */
export type IdentityErrorCode =
  | "INSECURE_PAGE"
  | "ISSUER_REFUSED"
  | "ISSUER_UNREACHABLE"
  | "NOT_STARTED_HERE"
  | "NO_DEVELOPMENT_ISSUER";

/** Signing in or renewing failed; who was signed in before still is, unless the issuer refused it. */
export class IdentityError extends Error {
  override readonly name = "IdentityError";
  readonly code: IdentityErrorCode;

  constructor(code: IdentityErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
