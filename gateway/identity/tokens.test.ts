import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRemoteJWKSet, decodeJwt, generateKeyPair, SignJWT } from "jose";
import { pino } from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import { audience, clockSkewSeconds, issuerName, TestIssuer } from "../../test/gateway/test-issuer.ts";
import { authenticateBy } from "./tokens.ts";

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await TestIssuer.create();
});

const authenticate = (token: string) => issuer.identity.authenticate(`Bearer ${token}`);
const seconds = () => Math.floor(Date.now() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const refused = { extensions: { code: "UNAUTHENTICATED", http: { status: 401 } } };

describe("a token that counts", () => {
  test("tells subject, organisation and scopes, and until when", async () => {
    const exp = seconds() + 60;
    const token = await issuer.sign({ scope: "ops:write payments:write", organization: "Org2MSP", exp });
    expect(await authenticate(token)).toEqual({
      principal: { subject: "ann", mspId: "Org2MSP", scopes: ["ops:write", "payments:write"], expiresAt: exp * 1000 },
      expiresAt: (exp + clockSkewSeconds) * 1000,
    });
  });

  test("may list its scopes, or have none", async () => {
    const { principal } = await authenticate(await issuer.sign({ scope: ["ops:write"] }));
    expect(principal.scopes).toEqual(["ops:write"]);
    expect((await authenticate(await issuer.sign())).principal.scopes).toEqual([]);
  });

  test("may be off by the clock skew, not by more", async () => {
    const inside = [{ exp: seconds() - clockSkewSeconds + 5 }, { nbf: seconds() + clockSkewSeconds - 5 }];
    for (const claims of inside) {
      expect((await authenticate(await issuer.sign(claims))).principal.subject).toBe("ann");
    }
    const outside = [{ exp: seconds() - clockSkewSeconds - 1 }, { nbf: seconds() + clockSkewSeconds + 5 }];
    for (const claims of outside) await expect(authenticate(await issuer.sign(claims))).rejects.toMatchObject(refused);
  });
});

describe("nobody", () => {
  test.each([undefined, null, ""])("is who brings no token: %s", async (authorization) => {
    expect(await issuer.identity.authenticate(authorization)).toEqual({ principal: { scopes: [] } });
  });
});

describe("a token that does not count", () => {
  test.each([
    ["another audience", { aud: "elsewhere" }],
    ["another issuer", { iss: "https://elsewhere.test" }],
    ["no expiry", { exp: undefined }],
    ["no subject", { sub: undefined }],
    ["no organisation", { organization: undefined }],
    ["an organisation that cannot be", { organization: "Org1MSP\r\nx: y" }],
    ["an organisation that is no text", { organization: ["Org1MSP"] }],
    ["scopes that are no texts", { scope: [{ all: true }] }],
  ])("has %s", async (_what, claims) => {
    await expect(authenticate(await issuer.sign(claims as never))).rejects.toMatchObject(refused);
  });

  test("is signed by nobody", async () => {
    const claims = decodeJwt(await issuer.sign());
    for (const alg of ["none", "None"]) {
      const unsigned = `${part({ alg, kid: "first" })}.${part(claims)}.`;
      await expect(authenticate(unsigned)).rejects.toMatchObject(refused);
      await expect(authenticate(`${unsigned}AA`)).rejects.toMatchObject(refused);
    }
  });

  test("is signed with the public key as if it were a shared secret", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(issuer.identity.jwks?.keys[0]));
    const token = await new SignJWT(decodeJwt(await issuer.sign()))
      .setProtectedHeader({ alg: "HS256", kid: "first" })
      .sign(secret);
    await expect(authenticate(token)).rejects.toMatchObject(refused);
  });

  test("is signed by a foreign key, under our key's name or its own", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    for (const kid of ["first", "foreign"]) {
      const claims = decodeJwt(await issuer.sign());
      const token = await new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid }).sign(privateKey);
      await expect(authenticate(token)).rejects.toMatchObject(refused);
    }
  });

  test("was changed after it was signed", async () => {
    const [header, payload, signature] = (await issuer.sign()).split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const changed = [header, part({ ...claims, scope: "ops:write" }), signature].join(".");
    await expect(authenticate(changed)).rejects.toMatchObject(refused);
  });

  test("names no key", async () => {
    await expect(authenticate(await issuer.sign({}, { kid: undefined }))).rejects.toMatchObject(refused);
  });

  test.each(["Bearer", "Bearer ", "Basic YTpi", "Bearer a.b", "Bearer a.b.c.d", "Bearer a b.c.d", 7, { a: 1 }])(
    "is none: %j",
    async (authorization) => {
      await expect(issuer.identity.authenticate(authorization)).rejects.toMatchObject(refused);
    },
  );

  test.each([
    ["Bearer", "send a token as: Bearer <token>"],
    ["Basic YTpi", "send a token as: Bearer <token>"],
    ["abc.def.ghi", "send a token as: Bearer <token>"],
    ["Bearer abc", "what came is no token: send one of three parts with dots between them (a JWT)"],
    ["bearer  abc.def", "what came is no token: send one of three parts with dots between them (a JWT)"],
    ["Bearer abc.def.ghi", "the token does not count here: it is malformed"],
  ])("is told what is wrong with %j", async (authorization, message) => {
    await expect(issuer.identity.authenticate(authorization)).rejects.toMatchObject({ ...refused, message });
  });

  test("says why only when it has expired", async () => {
    const expired = issuer.sign({ exp: seconds() - 3_600 });
    await expect(authenticate(await expired)).rejects.toThrow("the token has expired");
    await expect(authenticate(await issuer.sign({ aud: "elsewhere" }))).rejects.toThrow("does not count here");
  });
});

describe("keys at a URL", () => {
  const log = pino({ level: "silent" });
  const claims = { clockSkewSeconds, organizationClaim: "organization", scopeClaim: "scope" };

  test("are fetched, and their absence is not the token's fault", async () => {
    let broken = true;
    const server = createServer((_request, response) => {
      if (broken) response.writeHead(500).end();
      else response.setHeader("content-type", "application/json").end(JSON.stringify(issuer.identity.jwks));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    const keys = createRemoteJWKSet(url);
    const authorized = authenticateBy({ keys, issuer: issuerName, audience, ...claims }, log);
    const authorization = `Bearer ${await issuer.sign()}`;
    await expect(authorized(authorization)).rejects.toMatchObject({
      extensions: { code: "IDENTITY_UNAVAILABLE", retryable: true, http: { status: 503 } },
    });
    broken = false;
    expect((await authorized(authorization)).principal.subject).toBe("ann");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
