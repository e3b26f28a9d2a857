import { IdentityError } from "./identity-error.ts";
import type { IssuedTokens } from "./issuer.ts";

/** A sign-in with its access token; one without a successor, such as a development token, is of its tab alone. */
interface SignIn extends Omit<IssuedTokens, "refreshToken"> {
  /** Tells it from another sign-in; a renewal keeps it. */
  readonly id: string;
}

/** A sign-in that goes on in all tabs of the browser. */
interface SharedSignIn extends SignIn {
  readonly refreshToken: string;
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
 * A sign-in at an issuer lies in localStorage, one for all tabs. Issuers rotate refresh tokens: were each tab to keep
 * its own copy, a second use of an old one would end the sign-in for all. So it is read and replaced under a lock that
 * all tabs share, and the access token that one of them has renewed serves the others too. A sign-in without a refresh
 * token lies in the tab's sessionStorage: it survives a reload, and ends with the tab. What script in this page could
 * reach of either is an access token's short life, and as long a sign-in as the issuer grants a public client; the
 * page's policy lets no script in but its own.
 */
export class Session {
  readonly #places: SessionPlaces;
  readonly #watchers = new Set<() => void>();
  /** Id of the sign-in that the page acts for. */
  #id: string | undefined;
  #status: SessionStatus;
  #pausedUntil = 0;

  constructor(places: SessionPlaces) {
    this.#places = places;
    this.#id = this.#current()?.id;
    this.#status = this.#id === undefined ? "nobody" : "known";
  }

  readonly status = (): SessionStatus => this.#status;

  /** Called when the page begins to act for somebody else: what was read for the last one is void then. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** A token that counts for half a minute at least; undefined when the page asks as nobody. Never throws. */
  async token(): Promise<string | undefined> {
    this.changedElsewhere();
    const current = this.#current();
    if (!current) return undefined;
    if (this.#isFresh(current)) return current.accessToken;
    if (!this.#shared()) return this.#dropped();
    if (this.#places.now() < this.#pausedUntil) return this.#unexpired();
    return this.#places.locks.request(lockName, () => this.#renewed());
  }

  /** Takes the tokens of a sign-in; with a refresh token it is the sign-in of all tabs. */
  async signIn(tokens: IssuedTokens): Promise<void> {
    const id = crypto.randomUUID();
    await this.#places.locks.request(lockName, async () => {
      this.#clear();
      const [storage, place] = tokens.refreshToken
        ? ([this.#places.shared, sharedPlace] as const)
        : ([this.#places.tab, tabPlace] as const);
      storage.setItem(place, JSON.stringify({ id, ...tokens }));
    });
    this.#become("known", id);
  }

  /** Forgets who was signed in, in all tabs. @returns what the issuer is to forget */
  async signOut(): Promise<Pick<IssuedTokens, "refreshToken" | "idToken">> {
    const shared = await this.#places.locks.request(lockName, async () => {
      const before = this.#shared();
      this.#clear();
      return before;
    });
    this.#become("nobody", undefined);
    const { refreshToken, idToken } = shared ?? {};
    return { ...(refreshToken && { refreshToken }), ...(idToken && { idToken }) };
  }

  /** Takes note that another tab has signed in or out; called on `storage` events of the shared place. */
  changedElsewhere(): void {
    const shared = this.#shared();
    // The newest sign-in counts: one at the issuer takes the place of this tab's own.
    if (shared) this.#places.tab.removeItem(tabPlace);
    const id = (shared ?? this.#current())?.id;
    if (id !== this.#id) this.#become(id === undefined ? "nobody" : "known", id);
  }

  async #renewed(): Promise<string | undefined> {
    // Meanwhile another tab may have signed out, or renewed it, as another request of this one may have.
    this.changedElsewhere();
    const shared = this.#shared();
    if (!shared) return undefined;
    if (this.#isFresh(shared)) return this.#known(shared);
    if (!this.#places.refresh) return this.#dropped();
    try {
      const renewed = { ...shared, ...(await this.#places.refresh(shared.refreshToken)) };
      this.#places.shared.setItem(sharedPlace, JSON.stringify(renewed));
      return this.#known(renewed);
    } catch (error) {
      return this.#notRenewed(error);
    }
  }

  #known({ id, accessToken }: SignIn): string {
    if (this.#status !== "known") this.#become("known", id);
    return accessToken;
  }

  #notRenewed(error: unknown): string | undefined {
    if (error instanceof IdentityError && error.code === "ISSUER_REFUSED") return this.#dropped();
    this.#pausedUntil = this.#places.now() + pauseMs;
    return this.#unexpired();
  }

  /** The token that there is, in its last half minute; without, the page asks as nobody until the issuer answers. */
  #unexpired(): string | undefined {
    const shared = this.#shared();
    if (shared && shared.expiresAt > this.#places.now()) return shared.accessToken;
    if (this.#status !== "unreachable") this.#become("unreachable", this.#id);
    return undefined;
  }

  #dropped(): undefined {
    this.#clear();
    this.#become("ended", undefined);
  }

  #isFresh({ expiresAt }: SignIn): boolean {
    // One without a successor is used to its end.
    const skew = this.#shared() ? skewMs : 0;
    return expiresAt - skew > this.#places.now();
  }

  #become(status: SessionStatus, id: string | undefined): void {
    this.#status = status;
    this.#id = id;
    for (const watcher of this.#watchers) watcher();
  }

  #clear(): void {
    this.#places.tab.removeItem(tabPlace);
    this.#places.shared.removeItem(sharedPlace);
  }

  #current(): SignIn | undefined {
    return this.#shared() ?? read<SignIn>(this.#places.tab, tabPlace);
  }

  #shared(): SharedSignIn | undefined {
    return read<SharedSignIn>(this.#places.shared, sharedPlace);
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
