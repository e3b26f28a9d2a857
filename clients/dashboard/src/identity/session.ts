import { IdentityError } from "./identity-error.ts";
import type { IssuedTokens } from "./issuer.ts";

/** Access token of a tab; `id` names the sign-in that it comes from, and is none when no other tab shares it. */
interface TabRecord {
  readonly id?: string;
  readonly accessToken: string;
  readonly expiresAt: number;
}

/** Part of a sign-in that all tabs share. */
interface SharedRecord {
  readonly id: string;
  readonly refreshToken: string;
  readonly idToken?: string;
}

/** Standing of a session: of nobody, of somebody, ended, or waiting for an issuer that does not answer. */
export type SessionStatus = "nobody" | "known" | "ended" | "unreachable";

export interface SessionPlaces {
  /** sessionStorage. */
  readonly tab: Storage;
  /** localStorage. */
  readonly shared: Storage;
  readonly locks: Pick<LockManager, "request">;
  readonly now: () => number;
  /** Refreshes at the issuer; undefined where there is none. @throws IdentityError */
  readonly refresh?: (refreshToken: string) => Promise<IssuedTokens>;
}

const tabPlace = "ledgerloom.access";
export const sharedPlace = "ledgerloom.session";
const lockName = "ledgerloom.session";

/** Time before its end at which a token is renewed, in ms: a WebSocket asks for one only once it is open. */
const skewMs = 30_000;

/** Time after which an issuer that did not answer is asked again, in ms. */
const pauseMs = 10_000;

/**
 * The session of this tab.
 *
 * Access tokens lie in the tab's sessionStorage: they survive a reload, end with the tab, and no other site or tab
 * reads them. Refresh tokens lie in localStorage, since issuers rotate them: were each tab to keep its own copy, a
 * second use of an old one would end the sign-in for all. So there is one, which is read and replaced under a lock that
 * all tabs share. What script in this page could reach of either is an access token's short life, and as long a sign-in
 * as the issuer grants a public client; the page's policy lets no script in but its own.
 */
export class Session {
  readonly #places: SessionPlaces;
  readonly #watchers = new Set<() => void>();
  #status: SessionStatus;
  #pausedUntil = 0;

  constructor(places: SessionPlaces) {
    this.#places = places;
    this.#status = this.#tab() || this.#shared() ? "known" : "nobody";
  }

  readonly status = (): SessionStatus => this.#status;

  /** Called when the page begins to act for somebody else: what was read for the last one is void then. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** A token that counts for half a minute at least; undefined when the page asks as nobody. Never throws. */
  async token(): Promise<string | undefined> {
    const record = this.#valid();
    if (record) return record.accessToken;
    if (!this.#shared()) return this.#dropped();
    if (this.#places.now() < this.#pausedUntil) return this.#unexpired();
    return this.#places.locks.request(lockName, () => this.#renewed());
  }

  /** Takes the tokens of a sign-in; with a refresh token it is the sign-in of all tabs. */
  async signIn({ accessToken, expiresAt, refreshToken, idToken }: IssuedTokens): Promise<void> {
    await this.#places.locks.request(lockName, async () => {
      const id = refreshToken && crypto.randomUUID();
      if (id) this.#share({ id, refreshToken, ...(idToken && { idToken }) });
      else this.#places.shared.removeItem(sharedPlace);
      this.#keep({ accessToken, expiresAt, ...(id && { id }) });
    });
    this.#become("known");
  }

  /** Forgets who was signed in, in all tabs. @returns what the issuer is to forget */
  async signOut(): Promise<Pick<IssuedTokens, "refreshToken" | "idToken">> {
    const shared = await this.#places.locks.request(lockName, async () => {
      const record = this.#shared();
      this.#clear();
      return record;
    });
    this.#become("nobody");
    const { refreshToken, idToken } = shared ?? {};
    return { ...(refreshToken && { refreshToken }), ...(idToken && { idToken }) };
  }

  /** Takes note that another tab has signed in or out; called on `storage` events of the shared place. */
  changedElsewhere(): void {
    const record = this.#tab();
    const shared = this.#shared();
    if (record?.id === shared?.id && (record || !shared)) return;
    this.#places.tab.removeItem(tabPlace);
    this.#become(shared ? "known" : "nobody");
  }

  async #renewed(): Promise<string | undefined> {
    // Meanwhile this tab, or another, may have done it.
    const record = this.#valid();
    const shared = this.#shared();
    if (record) return record.accessToken;
    if (!shared || !this.#places.refresh) return this.#dropped();
    try {
      const tokens = await this.#places.refresh(shared.refreshToken);
      return this.#renewedWith(shared, tokens);
    } catch (error) {
      return this.#notRenewed(error);
    }
  }

  #renewedWith(shared: SharedRecord, { accessToken, expiresAt, refreshToken, idToken }: IssuedTokens): string {
    const isAnother = this.#tab()?.id !== shared.id;
    this.#share({ ...shared, ...(refreshToken && { refreshToken }), ...(idToken && { idToken }) });
    this.#keep({ id: shared.id, accessToken, expiresAt });
    if (isAnother || this.#status !== "known") this.#become("known");
    return accessToken;
  }

  #notRenewed(error: unknown): string | undefined {
    if (error instanceof IdentityError && error.code === "ISSUER_REFUSED") {
      this.#places.shared.removeItem(sharedPlace);
      return this.#dropped();
    }
    this.#pausedUntil = this.#places.now() + pauseMs;
    return this.#unexpired();
  }

  /** The token that there is, in its last half minute; without, the page asks as nobody until the issuer answers. */
  #unexpired(): string | undefined {
    const record = this.#tab();
    if (record && record.expiresAt > this.#places.now()) return record.accessToken;
    if (this.#status !== "unreachable") this.#become("unreachable");
    return undefined;
  }

  #dropped(): undefined {
    this.#places.tab.removeItem(tabPlace);
    if (this.#status === "known" || this.#status === "unreachable") this.#become("ended");
  }

  #valid(): TabRecord | undefined {
    const record = this.#tab();
    const isShared = record?.id === this.#shared()?.id;
    // A development token has no successor, so it is used to its end.
    const skew = record?.id ? skewMs : 0;
    return record && isShared && record.expiresAt - skew > this.#places.now() ? record : undefined;
  }

  #become(status: SessionStatus): void {
    this.#status = status;
    for (const watcher of this.#watchers) watcher();
  }

  #clear(): void {
    this.#places.tab.removeItem(tabPlace);
    this.#places.shared.removeItem(sharedPlace);
  }

  #tab(): TabRecord | undefined {
    return read<TabRecord>(this.#places.tab, tabPlace);
  }

  #shared(): SharedRecord | undefined {
    return read<SharedRecord>(this.#places.shared, sharedPlace);
  }

  #keep(record: TabRecord): void {
    this.#places.tab.setItem(tabPlace, JSON.stringify(record));
  }

  #share(record: SharedRecord): void {
    this.#places.shared.setItem(sharedPlace, JSON.stringify(record));
  }
}

/** Nothing when it is unreadable: whoever asks signs in again. */
function read<T>(storage: Storage, place: string): T | undefined {
  try {
    return (JSON.parse(storage.getItem(place) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}
