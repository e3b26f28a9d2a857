import { CliError } from "../output/cli-error.ts";
import type { Provider } from "./oidc.ts";

/** A provider, and the scopes to ask it for. */
type ConfiguredSignIn = Provider & { readonly scope: string };

/** Longest answer that is read, in bytes. */
const maxBytes = 65_536;

/** How long the instance may take to answer, in ms. */
const patienceMs = 30_000;

/**
 * Where people sign in to the instance of a graph, by its `/config.json`; undefined when it does not say.
 * @throws CliError when nobody answers
 */
export async function configuredSignIn(url: string): Promise<ConfiguredSignIn | undefined> {
  const place = new URL("/config.json", url);
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(place, { redirect: "error", signal }).catch((cause: Error) => {
    throw new CliError("UNREACHABLE", `nobody answers at ${place.origin}`, {
      mend: "name the graph by --url or LEDGERLOOM_URL, or the issuer by --issuer and --client-id",
      isRetryable: true,
      cause,
    });
  });
  if (response.ok) return signInOf(await textOf(response));
  await response.body?.cancel();
  return undefined;
}

/** The beginning of an answer that may have no end. */
async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxBytes) return "";
  }
  return text;
}

function signInOf(text: string): ConfiguredSignIn | undefined {
  const { issuer, clientId, scopes, audience } = parsed(text)?.signIn ?? {};
  if (!issuer || !clientId || [issuer, clientId, scopes, audience].some((value) => typeof value !== "string"))
    return undefined;
  // Resources are addresses; an audience need not be one.
  return { issuer, clientId, scope: scopes ?? "", ...(URL.canParse(audience ?? "") && { resource: audience }) };
}

interface InstanceConfig {
  readonly signIn?: { readonly [name in "issuer" | "clientId" | "scopes" | "audience"]?: string } | null;
}

function parsed(text: string): InstanceConfig | null {
  try {
    return JSON.parse(text) as InstanceConfig | null;
  } catch {
    return null;
  }
}
