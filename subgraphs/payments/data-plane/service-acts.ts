import type { ServiceFrame } from "@ledgerloom/pay/protocol";
import type { ActLog, ActPart } from "../tokens/act-log.ts";

/** Begins the names of all acts of services; what follows starts with the minute in which a service asked. */
const prefix = "service ";

/** How long it is kept what an operation did; services give up far earlier. */
const keptMinutes = 15;

/**
 * Largest distance of a frame's minute from our clock: a service's own clock says when its acts are forgotten, and one
 * that is behind would have an act that is sent again done again.
 */
const maxSkewMinutes = 10;

/** Frame of a service, as far as it names operations. */
type NamedFrame = Pick<ServiceFrame, "id" | "isAgain"> & { readonly keyId: string };

/** Where it is kept what an operation of a frame did, so that the same one sent again finds it. */
export function partOfFrame({ id, isAgain, keyId }: NamedFrame, place: number): ActPart {
  return { act: `${prefix}${id}.${keyId}`, part: place, isNew: !isAgain };
}

/** Whether the minute of a frame is about now. */
export function isTimely(frameId: string, now = Date.now()): boolean {
  return Math.abs(Number.parseInt(frameId.slice(0, 8), 16) - now / 60_000) <= maxSkewMinutes;
}

/** Name of an operation for services; no other has it. */
export function operationName({ act, part }: ActPart): string {
  return `${act.slice(prefix.length)}.${part}`;
}

/** Forgets what operations did that no service sends again. */
export function forgetOldActs(acts: ActLog, now = Date.now()): Promise<void> {
  const minute = Math.floor(now / 60_000) - keptMinutes;
  return acts.forgetBetween(prefix, `${prefix}${minute.toString(16).padStart(8, "0")}`);
}
