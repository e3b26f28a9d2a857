import { beforeEach, expect, test } from "vitest";
import { memoryStorage } from "../testing/memory-storage.ts";
import { IdentityError } from "./identity-error.ts";
import type { IssuedTokens } from "./issuer.ts";
import { Session, type SessionPlaces } from "./session.ts";

const hour = 3_600_000;
let now: number;
let shared: Storage;
let refreshed: string[];
let refresh: (refreshToken: string) => Promise<IssuedTokens>;

beforeEach(() => {
  now = 1_000_000;
  shared = memoryStorage();
  refreshed = [];
  refresh = async (refreshToken) => {
    refreshed.push(refreshToken);
    const count = refreshed.length;
    return { accessToken: `access ${count}`, expiresAt: now + hour, refreshToken: `refresh ${count}` };
  };
});

const first = () => ({ accessToken: "access 0", expiresAt: now + hour, refreshToken: "refresh 0" });

/** A tab of the same browser, and how often it was told that it acts for somebody else. */
function tabOf(tab = memoryStorage(), places: Partial<SessionPlaces> = {}) {
  const session = new Session({
    tab,
    shared,
    locks: navigator.locks,
    now: () => now,
    refresh: (token) => refresh(token),
    ...places,
  });
  const changes: string[] = [];
  session.watch(() => changes.push(session.status()));
  return { session, tab, changes };
}

test("nobody asks without a token", async () => {
  const { session } = tabOf();
  expect([await session.token(), session.status()]).toEqual([undefined, "nobody"]);
});

test("a token is used until its last half minute, and then renewed once, whoever asks", async () => {
  const { session, changes } = tabOf();
  await session.signIn(first());
  now += hour - 30_001;
  expect(await session.token()).toBe("access 0");
  now += 1;
  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(Array(3).fill("access 1"));
  expect([refreshed, changes]).toEqual([["refresh 0"], ["known"]]);
});

test("tabs share a sign-in: one of them renews it, for all", async () => {
  const [one, two] = [tabOf(), tabOf()];
  await one.session.signIn(first());
  two.session.changedElsewhere();
  expect(two.session.status()).toBe("known");
  now += hour;
  const tokens = await Promise.all([one, two, tabOf()].map(({ session }) => session.token()));
  expect(tokens).toEqual(Array(3).fill("access 1"));
  expect(refreshed).toEqual(["refresh 0"]);
  two.session.changedElsewhere();
  expect([one.changes, two.changes]).toEqual([["known"], ["known"]]);
});

test("a reload goes on with the token, a copied tab too", async () => {
  for (const tokens of [first(), { accessToken: "access 0", expiresAt: now + hour }]) {
    const { session, tab } = tabOf();
    await session.signIn(tokens);
    const reloaded = tabOf(tab);
    expect([reloaded.session.status(), await reloaded.session.token()]).toEqual(["known", "access 0"]);
  }
  expect(refreshed).toEqual([]);
});

test("signing out ends it in all tabs, and says what the issuer is to forget", async () => {
  const [one, two] = [tabOf(), tabOf()];
  await one.session.signIn({ ...first(), idToken: "id" });
  expect(await two.session.token()).toBe("access 0");
  expect(await one.session.signOut()).toEqual({ refreshToken: "refresh 0", idToken: "id" });
  two.session.changedElsewhere();
  expect([two.session.status(), await two.session.token(), await one.session.token()]).toEqual([
    "nobody",
    undefined,
    undefined,
  ]);
  expect([one.tab.length, two.tab.length, shared.length]).toEqual([0, 0, 0]);
});

test("another's sign-in in another tab is taken over, and the page is told", async () => {
  const [one, two] = [tabOf(), tabOf()];
  await one.session.signIn(first());
  await two.session.signIn({ ...first(), accessToken: "another", refreshToken: "another's" });
  expect(await one.session.token()).toBe("another");
  expect(refreshed).toEqual([]);
  expect(one.changes).toEqual(["known", "known"]);
});

test("what the issuer refuses is dropped, and the page asks as nobody", async () => {
  const { session, changes } = tabOf();
  await session.signIn(first());
  now += hour;
  refresh = () => Promise.reject(new IdentityError("ISSUER_REFUSED", "revoked"));
  expect([await session.token(), session.status()]).toEqual([undefined, "ended"]);
  expect(shared.length).toBe(0);
  expect(changes).toEqual(["known", "ended"]);
});

test("an issuer that does not answer loses nobody: the token is used to its end, and it is asked again", async () => {
  const { session } = tabOf();
  await session.signIn(first());
  const works = refresh;
  let asked = 0;
  refresh = () => {
    asked += 1;
    return Promise.reject(new IdentityError("ISSUER_UNREACHABLE", "down"));
  };
  now += hour - 20_000;
  expect(await session.token()).toBe("access 0");
  expect(await session.token()).toBe("access 0");
  expect(asked).toBe(1);
  now += 20_000;
  expect([await session.token(), session.status(), asked]).toEqual([undefined, "unreachable", 2]);
  refresh = works;
  now += 10_000;
  expect([await session.token(), session.status()]).toEqual(["access 1", "known"]);
});

test("a token without a successor is used to its end, in its tab alone", async () => {
  const { session } = tabOf();
  await session.signIn({ accessToken: "development", expiresAt: now + hour });
  expect(await tabOf().session.token()).toBeUndefined();
  now += hour - 1;
  expect(await session.token()).toBe("development");
  now += 1;
  expect([await session.token(), session.status()]).toEqual([undefined, "ended"]);
});

test("the newest sign-in counts, at the issuer or in a tab alone", async () => {
  const [one, two] = [tabOf(), tabOf()];
  await one.session.signIn({ accessToken: "development", expiresAt: now + hour });
  await two.session.signIn(first());
  expect(await one.session.token()).toBe("access 0");
  await one.session.signIn({ accessToken: "development", expiresAt: now + hour });
  expect([await one.session.token(), await two.session.token(), two.session.status()]).toEqual([
    "development",
    undefined,
    "nobody",
  ]);
});

test("unreadable records are as none", async () => {
  shared = memoryStorage({ "ledgerloom.session": "{" });
  const { session } = tabOf(memoryStorage({ "ledgerloom.access": "x" }));
  expect([await session.token(), session.status()]).toEqual([undefined, "nobody"]);
});
