import { CliError } from "../output/cli-error.ts";
import type { DevelopmentSession, Session } from "./sessions.ts";

interface Issued {
  readonly token?: string;
  readonly expiresIn?: number;
  readonly errors?: readonly { readonly message: string }[];
}

/** A new token of the development issuer, which the gateway of this machine has unless it trusts another one. */
export async function developmentSession(
  url: string,
  { organization, role }: Omit<DevelopmentSession, "kind">,
): Promise<Session> {
  const asked = new URL("/development/token", url);
  asked.search = new URLSearchParams({ organization, role }).toString();
  const response = await fetch(asked, { method: "POST", redirect: "error" }).catch((cause: Error) => {
    throw new CliError("UNREACHABLE", `nobody answers at ${asked.origin}`, { isRetryable: true, cause });
  });
  const { token, expiresIn = 0, errors } = await answerOf(response);
  if (response.ok && token)
    return { kind: "development", organization, role, token, expiresAt: Date.now() + expiresIn * 1_000 };
  throw new CliError(
    response.status === 400 ? "BAD_INPUT" : "UNAUTHENTICATED",
    errors?.[0]?.message ?? `${asked.origin} answered with status ${response.status}`,
    { mend: `use one of its own by --dev on its machine; elsewhere: ledgerloom login --issuer <url> --client-id <id>` },
  );
}

async function answerOf(response: Response): Promise<Issued> {
  return response.json().catch(() => ({})) as Promise<Issued>;
}
