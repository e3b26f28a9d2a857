import { generateKeyPairSync, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { calculateJwkThumbprint, importJWK, type JSONWebKeySet, type JWK, SignJWT } from "jose";
import { policyScope } from "../../subgraph-protocol/principal.ts";

/** Scopes and policies of the development issuer's tokens, by role. */
export const roles = {
  admin: ["ops:write", "marketplace:write", "payments:write", policyScope("bulk-import")],
  member: ["marketplace:write", "payments:write"],
  reader: [],
} as const;

export type Role = keyof typeof roles;

export interface DevelopmentToken {
  readonly mspId: string;
  readonly role: Role;
  /** Default: the role and the organisation. */
  readonly subject?: string;
  /** Lifetime in seconds; default 12 hours. */
  readonly seconds?: number;
}

/** Issuer of tokens for everybody who can read the data folder. For development: a production start refuses it. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: JSONWebKeySet;
  issue(token: DevelopmentToken): Promise<string>;
}

const issuer = "ledgerloom-development";
const audience = "ledgerloom";
const algorithm = "ES256";

const keyFile = (dataDirectory: string) => join(dataDirectory, "identity", "development-key.json");

/** Opens the issuer of a data folder; its key is made at the first call. */
export async function openDevelopmentIssuer(dataDirectory: string): Promise<DevelopmentIssuer> {
  return issuerWith(await ownKey(keyFile(dataDirectory)));
}

/**
 * Opens the issuer of a data folder in which an instance has run.
 * @throws Error when none has run there: no instance would accept tokens of an issuer made now
 */
export async function existingDevelopmentIssuer(dataDirectory: string): Promise<DevelopmentIssuer> {
  const key = await readFile(keyFile(dataDirectory), "utf8").catch(() => {
    throw new Error(
      `no instance has run on ${dataDirectory}: run npm start first, or set LEDGERLOOM_DATA to its folder`,
    );
  });
  return issuerWith(key);
}

async function issuerWith(text: string): Promise<DevelopmentIssuer> {
  const jwk = JSON.parse(text) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  const key = await importJWK(jwk, algorithm);
  const { d: _private, ...publicKey } = jwk;
  return {
    issuer,
    audience,
    jwks: { keys: [{ ...publicKey, kid, alg: algorithm, use: "sig" }] },
    issue: ({ mspId, role, subject = `${role}@${mspId}`, seconds = 12 * 3_600 }) =>
      new SignJWT({ organization: mspId, scope: roles[role].join(" ") })
        .setProtectedHeader({ alg: algorithm, kid, typ: "JWT" })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
        .sign(key),
  };
}

async function ownKey(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  // Linked once it is complete: the first process wins, and all others use its key.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(privateKey.export({ format: "jwk" })), { mode: 0o600, flush: true });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  return readFile(path, "utf8");
}
