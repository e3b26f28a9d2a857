import { access } from "../graph/access.ts";
import type { ClientConfig } from "../graph/config.ts";
import { Store } from "../graph/store.ts";
import { decodeJwt } from "./decode-jwt.ts";
import { type DevelopmentRole, developmentToken } from "./development-token.ts";
import { IdentityError } from "./identity-error.ts";
import { isAnswer } from "./is-answer.ts";
import type { Issuer, IssuerSettings } from "./issuer.ts";
import { Session, type SessionStatus, sharedPlace } from "./session.ts";

/** Standing of the session, for the pages to show. */
export const sessionStatus = new Store<SessionStatus>("nobody");

/** Why the last sign-in at the issuer did not succeed. */
export const signInFailure = new Store<Error | undefined>(undefined);

/** Page to which the issuer sends people back. */
export const signInPath = "/signin";

let settings: IssuerSettings | undefined;
let issuer: Promise<Issuer> | undefined;
let session: Session | undefined;

/** Takes up the session of this browser, and ends a sign-in that the issuer has answered. */
export async function openSession({ signIn }: ClientConfig): Promise<void> {
  settings = signIn ?? undefined;
  const opened = new Session({
    tab: sessionStorage,
    shared: localStorage,
    locks: navigator.locks,
    now: Date.now,
    ...(signIn && { refresh: async (token: string) => (await theIssuer()).refresh(token) }),
  });
  session = opened;
  const show = () => {
    const status = opened.status();
    sessionStatus.set(status);
    // Another function for another principal: the client and all answers are made anew with it.
    access.set(status === "nobody" || status === "ended" ? undefined : () => opened.token());
  };
  opened.watch(show);
  addEventListener("storage", ({ key }) => (key === sharedPlace || key === null) && opened.changedElsewhere());
  await takeAnswer();
  // An expired token is dropped before anything is asked with it.
  await opened.token();
  show();
}

async function takeAnswer(): Promise<void> {
  const url = new URL(location.href);
  if (url.pathname !== signInPath || !isAnswer(url)) return;
  try {
    const { finishSignIn } = await import("./sign-in.ts");
    const { tokens, returnTo } = await finishSignIn(await places(), url);
    await opened().signIn(tokens);
    history.replaceState(null, "", returnTo);
  } catch (error) {
    signInFailure.set(error as Error);
    history.replaceState(null, "", signInPath);
  }
}

/** Goes to the issuer. @throws IdentityError */
export async function signInAtIssuer(returnTo: string): Promise<void> {
  signInFailure.set(undefined);
  const { beginSignIn } = await import("./sign-in.ts");
  location.assign(await beginSignIn(await places(), returnTo));
}

/** @throws IdentityError NO_DEVELOPMENT_ISSUER */
export async function signInForDevelopment(mspId: string, role: DevelopmentRole): Promise<void> {
  await opened().signIn(await developmentToken(mspId, role));
}

/** Signs in with a token that somebody has from elsewhere, in this tab alone. @throws IdentityError when it is none */
export async function signInWithToken(accessToken: string): Promise<void> {
  const expiresAt = Number(decodeJwt(accessToken).exp) * 1_000;
  if (!(expiresAt > Date.now())) throw new IdentityError("ISSUER_REFUSED", "The token has expired, or says no end.");
  await opened().signIn({ accessToken, expiresAt });
}

/** Signs out in all tabs, and at the issuer where it has a page for that. */
export async function signOut(): Promise<void> {
  const { refreshToken, idToken } = await opened().signOut();
  if (!refreshToken) return;
  const at = await theIssuer();
  // Nobody is signed in here any more, whether the issuer answers or not.
  await at.revoke(refreshToken).catch(() => {});
  const end = await at.endSessionUrl(idToken, location.origin + signInPath).catch(() => undefined);
  if (end) location.assign(end);
}

/** The issuer, whose code is loaded once somebody signs in there. @throws IdentityError where none is set up */
function theIssuer(): Promise<Issuer> {
  const known = settings;
  if (!known) throw new IdentityError("ISSUER_UNREACHABLE", "No issuer is set up for these pages.");
  issuer ??= import("./issuer.ts").then((module) => new module.Issuer(known));
  return issuer;
}

const places = async () => ({
  issuer: await theIssuer(),
  tab: sessionStorage,
  redirectUri: location.origin + signInPath,
});

function opened(): Session {
  if (!session) throw new Error("no session has been opened");
  return session;
}
