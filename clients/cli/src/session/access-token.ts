import { CliError } from "../output/cli-error.ts";
import { developmentSession } from "./development.ts";
import { locked } from "./lock.ts";
import { keepSession, readSessions, type Session, sessionLock } from "./sessions.ts";

/** A token is renewed that long before it ends, in ms, so that none ends on its way. */
const earlyMs = 30_000;

/** Token for a graph, renewed when it is about to end; empty for who has not signed in there. */
export async function accessToken(url: string): Promise<string> {
  const session = (await readSessions()).sessions[url];
  if (!session) return "";
  return isGood(session) ? session.token : renew(url);
}

const isGood = ({ expiresAt }: Session) => expiresAt === undefined || Date.now() < expiresAt - earlyMs;

/** Only one process renews: a refresh token counts once, and who comes with it again loses the session. */
async function renew(url: string): Promise<string> {
  return locked(sessionLock(), async () => {
    const session = (await readSessions()).sessions[url];
    if (!session) return "";
    if (isGood(session)) return session.token;
    const renewed = await renewedSession(url, session);
    await keepSession(url, renewed);
    return renewed.token;
  });
}

async function renewedSession(url: string, session: Session): Promise<Session> {
  if (session.kind === "development") return developmentSession(url, session);
  const { renewed } = await import("./oidc.ts");
  return renewed(session).catch((cause: Error) => {
    if (cause instanceof CliError) throw cause;
    const code = (cause as { error?: string }).error === undefined ? "UNREACHABLE" : "UNAUTHENTICATED";
    const isRetryable = code === "UNREACHABLE";
    throw new CliError(code, `the issuer ${session.issuer} does not renew the session: ${cause.message}`, {
      mend: isRetryable ? "see that the issuer answers" : "sign in again by `ledgerloom login`",
      isRetryable,
      cause,
    });
  });
}
