import { Store } from "./store.ts";

/** Gives the access token to send now; asked again before each request and connection, so that it can be renewed. */
export type TokenSource = () => string | undefined | Promise<string | undefined>;

/** Source of access tokens of whoever is signed in; nobody is until one is set. */
export const access = new Store<TokenSource | undefined>(undefined);
