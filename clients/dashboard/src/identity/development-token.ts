import { decodeJwt } from "./decode-jwt.ts";
import { IdentityError } from "./identity-error.ts";
import type { IssuedTokens } from "./issuer.ts";

/** Rights of development tokens, by name. */
export const developmentRoles = ["admin", "member", "reader"] as const;

export type DevelopmentRole = (typeof developmentRoles)[number];

/**
 * A token of the gateway's development issuer, which it gives to its own pages on the same machine.
 * @throws IdentityError NO_DEVELOPMENT_ISSUER with the gateway's reason
 */
export async function developmentToken(mspId: string, role: DevelopmentRole, ask = fetch): Promise<IssuedTokens> {
  const response = await ask(`/development/token?${new URLSearchParams({ organization: mspId, role })}`, {
    method: "POST",
  });
  const answer = (await response.json().catch(() => ({}))) as { token?: unknown; errors?: { message?: unknown }[] };
  if (!response.ok || typeof answer.token !== "string") {
    const reason = answer.errors?.[0]?.message ?? `status ${response.status}`;
    throw new IdentityError("NO_DEVELOPMENT_ISSUER", `The gateway gives no development token: ${reason}`);
  }
  return { accessToken: answer.token, expiresAt: Number(decodeJwt(answer.token).exp) * 1_000 };
}
