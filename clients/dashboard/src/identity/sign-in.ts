import { generateRandomCodeVerifier, generateRandomNonce, generateRandomState } from "oauth4webapi";
import { IdentityError } from "./identity-error.ts";
import type { IssuedTokens, Issuer, SignInSecrets } from "./issuer.ts";

const place = "ledgerloom.sign-in";

/** A sign-in under way: kept in the tab until the issuer has sent it back. */
interface Pending extends SignInSecrets {
  readonly returnTo: string;
}

export interface SignInPlaces {
  readonly issuer: Issuer;
  /** sessionStorage: another tab's sign-in is not this one's. */
  readonly tab: Storage;
  readonly redirectUri: string;
}

/**
 * Begins to sign in. @returns where the browser is to go
 * @param returnTo path of this page to come back to
 * @throws IdentityError INSECURE_PAGE, ISSUER_UNREACHABLE
 */
export async function beginSignIn({ issuer, tab, redirectUri }: SignInPlaces, returnTo: string): Promise<URL> {
  // Browsers have neither WebCrypto nor locks on plain HTTP, save on loopback.
  if (!globalThis.crypto?.subtle) {
    throw new IdentityError("INSECURE_PAGE", "Signing in takes HTTPS, or a page on this machine.");
  }
  const secrets = {
    verifier: generateRandomCodeVerifier(),
    state: generateRandomState(),
    nonce: generateRandomNonce(),
  };
  const url = await issuer.authorizationUrl(secrets, redirectUri);
  tab.setItem(place, JSON.stringify({ ...secrets, returnTo: ownPath(returnTo, redirectUri) }));
  return url;
}

/** Ends a sign-in. Each is ended once: its secrets are gone then. @throws IdentityError */
export async function finishSignIn(
  { issuer, tab, redirectUri }: SignInPlaces,
  url: URL,
): Promise<{ tokens: IssuedTokens; returnTo: string }> {
  const text = tab.getItem(place);
  tab.removeItem(place);
  if (!text) throw new IdentityError("NOT_STARTED_HERE", "This tab did not begin to sign in; begin again.");
  const { returnTo, ...secrets } = JSON.parse(text) as Pending;
  return { tokens: await issuer.exchange(url, secrets, redirectUri), returnTo };
}

/** A path of this origin, so that nobody is led elsewhere after signing in. */
function ownPath(path: string, redirectUri: string): string {
  const base = new URL(redirectUri);
  const url = new URL(path, base);
  return url.origin === base.origin ? `${url.pathname}${url.search}${url.hash}` : "/";
}
