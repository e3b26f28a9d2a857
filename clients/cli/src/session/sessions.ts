import { join } from "node:path";
import { homeFolder, readPrivate, writePrivate } from "./home.ts";

/** A session at the development issuer, which is asked again when its token ends. */
export interface DevelopmentSession {
  readonly kind: "development";
  readonly organization: string;
  readonly role: string;
}

/** A session at an OpenID provider. */
export interface OidcSession {
  readonly kind: "oidc";
  readonly issuer: string;
  readonly clientId: string;
  readonly resource?: string | undefined;
  readonly refreshToken?: string | undefined;
}

/** Access token with its end, in ms since 1970; without one the issuer does not tell it. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt?: number | undefined;
}

export type Session = (DevelopmentSession | OidcSession) & AccessToken;

/** Sessions by the graph that they are for: a token is never sent to another one. */
interface SessionFile {
  /** The graph that was signed in to last. */
  readonly url?: string | undefined;
  readonly sessions: Readonly<Record<string, Session>>;
}

const file = () => join(homeFolder(), "sessions.json");

/** Path of the lock that whoever renews or changes a session holds. */
export const sessionLock = (): string => join(homeFolder(), "sessions.lock");

export async function readSessions(): Promise<SessionFile> {
  const text = await readPrivate(file());
  return text === undefined ? { sessions: {} } : (JSON.parse(text) as SessionFile);
}

/** Keeps a session of a graph, or with `undefined` forgets it. */
export async function keepSession(url: string, session: Session | undefined): Promise<void> {
  const { sessions, url: last } = await readSessions();
  const { [url]: _former, ...others } = sessions;
  const kept = session ? { url, sessions: { ...others, [url]: session } } : { url: last, sessions: others };
  await writePrivate(file(), `${JSON.stringify(kept, undefined, 2)}\n`);
}
