import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../config/config.ts";
import { openDevelopmentIssuer } from "./development-issuer.ts";
import { openIdentity } from "./identity.ts";

const log = pino({ level: "silent" });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-identity-"));
});
afterEach(() => rm(folder, { recursive: true }));

const settings = (more: Record<string, string> = {}) => readConfig({ LEDGERLOOM_DATA: folder, ...more });

test("without settings the development issuer's tokens count, with what their role may do", async () => {
  const { authenticate, jwks } = await openIdentity(settings(), log);
  const { issue } = await openDevelopmentIssuer(folder);
  const { principal } = await authenticate(`Bearer ${await issue({ mspId: "Org2MSP", role: "member" })}`);
  expect(principal).toEqual({
    subject: "member@Org2MSP",
    mspId: "Org2MSP",
    scopes: ["marketplace:write", "payments:write"],
    expiresAt: expect.any(Number),
  });
  expect(jwks?.keys[0]).toMatchObject({ kty: "EC", alg: "ES256" });
  expect(jwks?.keys[0]).not.toHaveProperty("d");
});

test("the development issuer has one key per data folder, for its owner only, whoever asks first", async () => {
  const issuers = await Promise.all([1, 2, 3].map(() => openDevelopmentIssuer(folder)));
  expect(new Set(issuers.map(({ jwks }) => jwks.keys[0]?.kid)).size).toBe(1);
  expect(await readdir(join(folder, "identity"))).toEqual(["development-key.json"]);
  expect((await stat(join(folder, "identity", "development-key.json"))).mode & 0o077).toBe(0);
  const other = await openDevelopmentIssuer(join(folder, "other"));
  const { authenticate } = await openIdentity(settings(), log);
  const foreign = authenticate(`Bearer ${await other.issue({ mspId: "Org1MSP", role: "admin" })}`);
  await expect(foreign).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
});

test("production refuses to start without an issuer, and the development issuer's tokens with one", async () => {
  const production = { NODE_ENV: "production" };
  await expect(openIdentity(settings(production), log)).rejects.toThrow("LEDGERLOOM_JWT_JWKS_URL");
  const trusted = {
    LEDGERLOOM_JWT_JWKS_URL: "http://127.0.0.1:1/keys",
    LEDGERLOOM_JWT_ISSUER: "https://issuer.test",
    LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
  };
  const { authenticate, jwks } = await openIdentity(settings({ ...production, ...trusted }), log);
  expect(jwks).toBeUndefined();
  const { issue } = await openDevelopmentIssuer(folder);
  await expect(authenticate(`Bearer ${await issue({ mspId: "Org1MSP", role: "admin" })}`)).rejects.toThrow();
});
