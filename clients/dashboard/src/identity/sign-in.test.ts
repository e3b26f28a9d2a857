import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { memoryStorage } from "../testing/memory-storage.ts";
import { clientId, signInAt, startIssuer, type TestIssuer } from "../testing/oidc-issuer.ts";
import { isAnswer } from "./is-answer.ts";
import { Issuer } from "./issuer.ts";
import { Session } from "./session.ts";
import { beginSignIn, finishSignIn } from "./sign-in.ts";

const redirectUri = "http://127.0.0.1:4000/signin";
const audience = "https://ledgerloom.example";
let running: TestIssuer;
let issuer: Issuer;
let tab: Storage;
const places = () => ({ issuer, tab, redirectUri });

beforeAll(async () => {
  running = await startIssuer({ redirectUris: [redirectUri], audience });
});
afterAll(() => running.close());

beforeEach(() => {
  running.isUp = true;
  running.requests.length = 0;
  tab = memoryStorage();
  const scopes = "openid offline_access ops:write marketplace:write";
  issuer = new Issuer({ issuer: running.issuer, clientId, audience, scopes });
});

async function signedIn(returnTo = "/ops?status=PROPOSED") {
  const back = await signInAt(await beginSignIn(places(), returnTo), redirectUri);
  expect(isAnswer(back)).toBe(true);
  return finishSignIn(places(), back);
}

test("signing in at a real issuer brings an access token for the gateway's audience, and leads back", async () => {
  const { tokens, returnTo } = await signedIn();
  expect(returnTo).toBe("/ops?status=PROPOSED");
  const jwks = (await (await fetch(`${running.issuer}/jwks`)).json()) as Parameters<typeof createLocalJWKSet>[0];
  const { payload } = await jwtVerify(tokens.accessToken, createLocalJWKSet(jwks), {
    audience,
    issuer: running.issuer,
  });
  expect(payload).toMatchObject({ sub: "ada", organization: "Org1MSP", scope: "ops:write marketplace:write" });
  expect(payload.exp).toBeCloseTo(tokens.expiresAt / 1_000, -1);
  expect(tokens.refreshToken).toEqual(expect.any(String));
  expect(tab.length).toBe(0);
});

test("nobody is led to another site after signing in", async () => {
  expect((await signedIn("https://elsewhere.example/x")).returnTo).toBe("/");
  expect((await signedIn("//elsewhere.example/x")).returnTo).toBe("/");
});

test("an answer that this tab did not ask for is refused", async () => {
  const back = await signInAt(await beginSignIn(places(), "/"), redirectUri);
  const other = { ...places(), tab: memoryStorage() };
  await expect(finishSignIn(other, back)).rejects.toMatchObject({ code: "NOT_STARTED_HERE" });
  const forged = new URL(back);
  forged.searchParams.set("state", "guessed");
  await expect(finishSignIn(places(), forged)).rejects.toMatchObject({ code: "NOT_STARTED_HERE" });
  // Its secrets are gone with the first attempt, so the code is worth nothing.
  await expect(finishSignIn(places(), back)).rejects.toMatchObject({ code: "NOT_STARTED_HERE" });
});

test("an identity token for another sign-in is refused", async () => {
  const back = await signInAt(await beginSignIn(places(), "/"), redirectUri);
  const key = tab.key(0) ?? "";
  tab.setItem(key, JSON.stringify({ ...JSON.parse(tab.getItem(key) ?? ""), nonce: "guessed" }));
  await expect(finishSignIn(places(), back)).rejects.toMatchObject({ code: "NOT_STARTED_HERE" });
});

test("a code without the verifier that it was asked with is refused by the issuer", async () => {
  const back = await signInAt(await beginSignIn(places(), "/"), redirectUri);
  const key = tab.key(0) ?? "";
  tab.setItem(key, JSON.stringify({ ...JSON.parse(tab.getItem(key) ?? ""), verifier: "x".repeat(43) }));
  await expect(finishSignIn(places(), back)).rejects.toMatchObject({ code: "ISSUER_REFUSED" });
});

test("a user's no is told in the issuer's words", async () => {
  const url = await beginSignIn(places(), "/");
  const back = new URL(redirectUri);
  const state = url.searchParams.get("state") ?? "";
  const answer = { error: "access_denied", error_description: "not today", state, iss: running.issuer };
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  expect(isAnswer(back)).toBe(true);
  const finished = finishSignIn(places(), back);
  await expect(finished).rejects.toMatchObject({
    code: "ISSUER_REFUSED",
    message: expect.stringContaining("not today"),
  });
});

test("one tab renews for all at an issuer that rotates, and they go on after it was away", async () => {
  const { tokens } = await signedIn();
  const shared = memoryStorage();
  let ahead = 0;
  const tabOf = () =>
    new Session({
      tab: memoryStorage(),
      shared,
      locks: navigator.locks,
      now: () => Date.now() + ahead,
      refresh: (token) => issuer.refresh(token),
    });
  const sessions = [tabOf(), tabOf(), tabOf()];
  await sessions[0]?.signIn({ ...tokens, expiresAt: Date.now() });
  running.isUp = false;
  expect(await sessions[0]?.token()).toBeUndefined();
  expect(sessions[0]?.status()).toBe("unreachable");
  running.isUp = true;
  ahead = 10_000;
  const renewed = await Promise.all([...sessions, ...sessions].map((session) => session.token()));
  expect(new Set(renewed).size).toBe(1);
  // The code, the attempt that found nobody, and one renewal.
  expect(running.requests.filter((request) => request === "POST /token")).toHaveLength(3);
});

test("after signing out the issuer takes the refresh token no more", async () => {
  const { tokens } = await signedIn();
  const refreshToken = tokens.refreshToken ?? "";
  await issuer.revoke(refreshToken);
  await expect(issuer.refresh(refreshToken)).rejects.toMatchObject({ code: "ISSUER_REFUSED" });
  const end = await issuer.endSessionUrl(tokens.idToken, redirectUri);
  expect(end?.searchParams.get("id_token_hint")).toBe(tokens.idToken);
});

test("an issuer that is not there, or is another than it says, is told so", async () => {
  running.isUp = false;
  await expect(beginSignIn(places(), "/")).rejects.toMatchObject({ code: "ISSUER_UNREACHABLE" });
  running.isUp = true;
  await beginSignIn(places(), "/");
  const settings = { issuer: running.issuer.replace("127.0.0.1", "localhost"), clientId, audience, scopes: "openid" };
  await expect(beginSignIn({ ...places(), issuer: new Issuer(settings) }, "/")).rejects.toThrow();
});
