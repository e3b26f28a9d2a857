import { z } from "zod";

/** Principal of a request. Without an access token it is anonymous, and sees public data only. */
export interface Principal {
  /** Subject of the access token. */
  readonly subject?: string;
  /** MSP id of the organisation in whose name it may act; absent when it is anonymous. */
  readonly mspId?: string;
  readonly scopes: readonly string[];
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
}

/** A principal that is known. */
export type KnownPrincipal = Principal & Required<Pick<Principal, "subject" | "mspId">>;

/** Scope of principals that fulfil a policy: the issuer of their access token decides it. */
export const policyScope = (policy: string): string => `policy:${policy}`;

/** Rights of a principal as its token's issuer named them: scopes, and policies without what marks them. */
export function rightsOf({ scopes }: Principal): { readonly scopes: string[]; readonly policies: string[] } {
  const mark = policyScope("");
  const [policies, others] = [true, false].map((isPolicy) => scopes.filter((one) => one.startsWith(mark) === isPolicy));
  return { scopes: others ?? [], policies: (policies ?? []).map((one) => one.slice(mark.length)) };
}

/** Principal of requests without an access token. */
export const anonymous: Principal = { scopes: [] };

export function isKnown(principal: Principal): principal is KnownPrincipal {
  return principal.mspId !== undefined && principal.subject !== undefined;
}

const mspId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const known = z.object({
  subject: z.string().min(1).max(255),
  mspId,
  scopes: z.array(z.string()),
  expiresAt: z.number().optional(),
});
const principalSchema = z.union([known, z.object({ scopes: z.tuple([]) }).strict()]);

/** Checks claims of a principal; `undefined` when they are incomplete or malformed. */
export function knownPrincipal(claims: unknown): KnownPrincipal | undefined {
  const { success, data } = known.safeParse(claims);
  return success ? data : undefined;
}

/** A principal as one header carries it. */
export function encodePrincipal({ subject, mspId, scopes, expiresAt }: Principal): string {
  return Buffer.from(JSON.stringify({ subject, mspId, scopes, expiresAt })).toString("base64url");
}

/** The opposite of {@link encodePrincipal}; `undefined` for anything else. */
export function decodePrincipal(text: string): Principal | undefined {
  try {
    return principalSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    return undefined;
  }
}
