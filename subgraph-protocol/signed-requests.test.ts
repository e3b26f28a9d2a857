import { expect, test } from "vitest";
import { anonymous, decodePrincipal, encodePrincipal } from "./principal.ts";
import { RequestVerifier, signRequest } from "./signed-requests.ts";

const secret = "a secret of the tests, long enough";
const now = 1_800_000_000_000;
const request = {
  method: "POST",
  url: "http://a:4001/graphql",
  body: '{"query":"{ a }"}',
  principal: encodePrincipal(anonymous),
};
const verifier = (since = 0) => new RequestVerifier(secret, 30_000, since);

test("a signature counts for what was signed, once", () => {
  const signature = signRequest(secret, request, now);
  const verify = verifier();
  expect(verify.verify({ ...request, body: Buffer.from(request.body) }, signature, now)).toBe(true);
  expect(verify.verify(request, signature, now)).toBe(false);
  expect(verify.verify(request, signRequest(secret, request, now), now)).toBe(true);
});

test.each([
  { method: "GET" },
  { url: "http://b:4001/graphql" },
  { url: "http://a:4001/graphql?more" },
  { body: '{"query":"{ b }"}' },
  { principal: encodePrincipal({ subject: "eve", mspId: "Org1MSP", scopes: ["ops:write"] }) },
  { readPositions: "after=WyJv" },
])("it does not count for %j", (change) => {
  expect(verifier().verify({ ...request, ...change }, signRequest(secret, request, now), now)).toBe(false);
});

test("nor with another secret, another time or another nonce", () => {
  expect(verifier().verify(request, signRequest("another secret of the same size!!!", request, now), now)).toBe(false);
  const [time, nonce, mac] = signRequest(secret, request, now).split(".");
  expect(verifier().verify(request, `${Number(time) + 1}.${nonce}.${mac}`, now)).toBe(false);
  expect(verifier().verify(request, `${time}.${"A".repeat(22)}.${mac}`, now)).toBe(false);
  for (const text of ["", "..", `${time}.${nonce}.`, `${time}.${nonce}.${mac}=`, `x${time}.${nonce}.${mac}`]) {
    expect(verifier().verify(request, text, now)).toBe(false);
  }
});

test("it counts within the window, before and after, and is remembered as long as it would count", () => {
  for (const [ahead, counts] of [
    [30_000, true],
    [30_001, false],
    [-30_000, true],
    [-30_001, false],
  ] as const) {
    expect(verifier().verify(request, signRequest(secret, request, now + ahead), now)).toBe(counts);
  }
  const verify = verifier();
  const early = signRequest(secret, request, now + 30_000);
  expect(verify.verify(request, early, now)).toBe(true);
  for (let later = 0; later <= 60_000; later += 500) {
    expect(verify.verify(request, signRequest(secret, request, now + later), now + later)).toBe(true);
    expect(verify.verify(request, early, now + later)).toBe(false);
  }
});

test("principals come through their text as they were, and nothing else does", () => {
  const ann = { subject: "Ann Ö", mspId: "Org1MSP", scopes: ["ops:write"] };
  for (const principal of [anonymous, ann]) expect(decodePrincipal(encodePrincipal(principal))).toEqual(principal);
  const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const wrong = [{}, { scopes: ["ops:write"] }, { mspId: "Org1MSP", scopes: [] }, { ...ann, mspId: "a b" }, null, 7];
  for (const value of wrong) expect(decodePrincipal(text(value))).toBeUndefined();
  expect(decodePrincipal("not base64")).toBeUndefined();
});

test("what was signed before the process began does not count: the one before it may have taken it", () => {
  expect(verifier(now).verify(request, signRequest(secret, request, now), now)).toBe(true);
  expect(verifier(now + 1).verify(request, signRequest(secret, request, now), now)).toBe(false);
});
