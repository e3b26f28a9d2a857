import type { Journal } from "../../shared/requests/journal.ts";
import type { TokenStore } from "../tokens/token-store.ts";

/** Begins the names of all acts of services; what follows starts with the minute in which a service asked. */
const prefix = "service ";

/** How long it is kept what an operation did; services give up far earlier. */
const keptMinutes = 15;

/** Where it is kept what an operation of a service did, so that the same operation sent again finds it. */
export function journalOf(operationId: string): Journal {
  return { onConflict: "NONE", act: `${prefix}${operationId}`, next: () => undefined };
}

/** Forgets what operations did that no service sends again. */
export function forgetOldActs(store: TokenStore, now = Date.now()): Promise<void> {
  const minute = Math.floor(now / 60_000) - keptMinutes;
  return store.forgetBetween(prefix, `${prefix}${minute.toString(16).padStart(8, "0")}`);
}
