import { IdentityError } from "./identity-error.ts";

/** Claims of a token, unverified: what the page may show of it. The gateway alone decides by them. */
export function decodeJwt(token: string): Readonly<Record<string, unknown>> {
  try {
    const payload = atob((token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(payload, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch (cause) {
    throw new IdentityError("ISSUER_REFUSED", "The token is none that can be read.", { cause });
  }
}
