import { spawn } from "node:child_process";
import type { Command } from "commander";
import { CliError } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { configuredSignIn } from "../session/configured-sign-in.ts";
import { developmentSession } from "../session/development.ts";
import { givenToken } from "../session/graph.ts";
import { locked } from "../session/lock.ts";
import type { Provider } from "../session/oidc.ts";
import { keepSession, readSessions, type Session, sessionLock } from "../session/sessions.ts";
import { type Call, command, does } from "./call.ts";

/** How long somebody may take to sign in, in ms. */
const patienceMs = 600_000;

/** `ledgerloom login` and `logout`. */
export function addLogin(program: Command, output: Output): void {
  const login = command(program, "login", "sign in: in the browser at an OpenID provider, or --dev on this machine")
    .option("--dev", "at the development issuer of an instance on this machine")
    .option("--organization <mspId>", "with --dev: whose token", "Org1MSP")
    .option("--role <role>", "with --dev: admin, member or reader", "admin")
    .option("--issuer <url>", "the provider that the instance trusts; the one that it names itself without")
    .option("--client-id <id>", "as whom this program is known there; it needs no secret")
    .option("--scope <scopes>", "what to ask for: what the instance names, or openid offline_access")
    .option("--resource <uri>", "the API that the token is for, where the provider wants that named")
    .option("--no-browser", "only print where to sign in");
  does(login, output, signInTo);
  does(command(program, "logout", "forget the session, and tell its issuer"), output, signOut);
  does(command(program, "token", "print the access token, renewed if it has to be"), output, printToken);
}

async function signInTo(call: Call): Promise<void> {
  const url = await call.url();
  const session = await (call.options.dev ? developmentLogin(call, url) : browserLogin(call, url));
  await locked(sessionLock(), () => keepSession(url, session));
  const { kind, expiresAt } = session;
  const who = session.kind === "development" ? `${session.role}@${session.organization}` : session.issuer;
  const until = expiresAt === undefined ? null : new Date(expiresAt).toISOString();
  const isRenewable = session.kind === "development" || session.refreshToken !== undefined;
  await call.output.record({ url, kind, who, expiresAt: until, isRenewable }, [
    ["signed in to", url],
    ["as", who],
    ["until", until && (isRenewable ? `${until}, then renewed` : until)],
  ]);
}

async function developmentLogin({ options }: Call, url: string): Promise<Session> {
  const { organization, role } = options;
  // As `npm run token -- --org Org2` takes it.
  return developmentSession(url, {
    organization: /^Org\d+$/.test(organization) ? `${organization}MSP` : organization,
    role,
  });
}

async function browserLogin(call: Call, url: string): Promise<Session> {
  const { options, output } = call;
  const { issuer, clientId, scope, resource } = await providerOf(call, url);
  const { signIn } = await import("../session/oidc.ts");
  const show = (place: string) => {
    output.note(`sign in at ${place}`);
    if (options.browser && process.stderr.isTTY) openBrowser(place);
  };
  const signal = AbortSignal.timeout(patienceMs);
  return signIn({ issuer, clientId, resource, scope, show, signal }).catch((cause: Error) => {
    if (cause instanceof CliError) throw cause;
    throw new CliError("UNAUTHENTICATED", `signing in at ${issuer} failed: ${reasonOf(cause)}`, {
      mend: "see that the issuer and the client id are right, and that the client may redirect to http://127.0.0.1 (any port)",
      cause,
    });
  });
}

/** The provider that is named, that of the former session, or the one that the instance names to its pages. */
async function providerOf(call: Call, url: string): Promise<Provider & { readonly scope: string }> {
  const given = await givenProvider(call, url);
  const scope = call.options.scope ?? "openid offline_access";
  const { issuer, clientId } = given;
  if (issuer && clientId) return { ...given, issuer, clientId, scope };
  const named = await configuredSignIn(url);
  if (named) return { ...named, ...given, scope: call.options.scope ?? named.scope };
  throw new CliError("BAD_INPUT", "where to sign in is not known", {
    mend: "name it by --issuer and --client-id (LEDGERLOOM_ISSUER, LEDGERLOOM_CLIENT_ID), or use --dev on the instance's machine",
  });
}

/** As much of a provider as was given, now or at the former sign-in. */
async function givenProvider({ options }: Call, url: string): Promise<Partial<Provider>> {
  const former = (await readSessions()).sessions[url];
  const known = former?.kind === "oidc" ? former : undefined;
  const { LEDGERLOOM_ISSUER, LEDGERLOOM_CLIENT_ID } = process.env;
  const all = {
    issuer: options.issuer ?? LEDGERLOOM_ISSUER ?? known?.issuer,
    clientId: options.clientId ?? LEDGERLOOM_CLIENT_ID ?? known?.clientId,
    resource: options.resource ?? known?.resource,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

function reasonOf(error: Error): string {
  const { error: code, error_description: description } = error as { error?: string; error_description?: string };
  return code ? [code, description].filter(Boolean).join(": ") : error.message;
}

function openBrowser(url: string): void {
  const [program, args] = process.platform === "darwin" ? ["open", [url]] : ["xdg-open", [url]];
  // Without a browser the address above is read.
  spawn(program as string, args as string[], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

async function signOut(call: Call): Promise<void> {
  const url = await call.url();
  const session = await locked(sessionLock(), async () => {
    const { [url]: found } = (await readSessions()).sessions;
    await keepSession(url, undefined);
    return found;
  });
  if (session?.kind === "oidc") {
    const { revoke } = await import("../session/oidc.ts");
    await revoke(session).catch((error: Error) => call.output.note(`the issuer could not be told: ${error.message}`));
  }
  await call.output.record({ url, wasSignedIn: session !== undefined }, [
    [session ? "signed out of" : "not signed in to", url],
  ]);
}

async function printToken(call: Call): Promise<void> {
  const { accessToken } = await import("../session/access-token.ts");
  const url = await call.url();
  const token = givenToken() ?? (await accessToken(url));
  if (!token) throw new CliError("UNAUTHENTICATED", `there is no session for ${url}`);
  await (call.output.isJson ? call.output.record({ url, token }, []) : call.output.raw(token));
}
