import { access } from "../graph/access.ts";

/** Roles of the development issuer. */
export const roles = ["admin", "member", "reader"] as const;

export type Role = (typeof roles)[number];

const place = "ledgerloom.development-token";

/** Signs in with a token of the development issuer, which only pages on its own machine get. */
export async function signInForDevelopment(mspId: string, role: Role): Promise<void> {
  const query = new URLSearchParams({ organization: mspId, role });
  const response = await fetch(`/development/token?${query}`, { method: "POST" });
  const { token, errors } = (await response.json()) as { token?: string; errors?: { message: string }[] };
  if (!token) throw new Error(errors?.[0]?.message ?? `status ${response.status}`);
  signInWithToken(token);
}

/** Signs in with a token that somebody has from elsewhere. It is forgotten with the tab. */
export function signInWithToken(token: string): void {
  sessionStorage.setItem(place, token);
  access.set(() => token);
}

export function signOut(): void {
  sessionStorage.removeItem(place);
  access.set(undefined);
}

/** Signs in again after a reload, unless the token has expired by now. */
export function restoreToken(): void {
  const token = sessionStorage.getItem(place);
  if (token && !isExpired(token)) access.set(() => token);
  else sessionStorage.removeItem(place);
}

/** An expired token is refused for public data too. */
function isExpired(token: string): boolean {
  try {
    const { exp } = JSON.parse(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
    return Number(exp) * 1_000 <= Date.now();
  } catch {
    return true;
  }
}
