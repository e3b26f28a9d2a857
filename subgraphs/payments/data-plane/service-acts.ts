import type { ServiceFrame } from "@ledgerloom/pay/protocol";
import type { ActLog, ActPart } from "../tokens/act-log.ts";

/** Prefix of the acts of services; the frame's id follows, which begins with the minute of its sending. */
const prefix = "service ";

/** Retention of the outcomes of operations, in minutes; services give up far earlier. */
const keptMinutes = 15;

/**
 * Largest distance of a frame's minute from our clock: a service's own clock says when its acts are forgotten, and one
 * that is behind would have an act that is sent again done again.
 */
const maxSkewMinutes = 10;

type NamedFrame = Pick<ServiceFrame, "id" | "isAgain"> & { readonly keyId: string };

/** Part of an act that an operation of a frame is: the same one sent again finds its outcome. */
export function partOfFrame({ id, isAgain, keyId }: NamedFrame, place: number): ActPart {
  return { act: `${prefix}${id}.${keyId}`, part: place, isNew: !isAgain };
}

/** Whether the minute of a frame is at most {@link maxSkewMinutes} from now. */
export function isTimely(frameId: string, now = Date.now()): boolean {
  return Math.abs(Number.parseInt(frameId.slice(0, 8), 16) - now / 60_000) <= maxSkewMinutes;
}

/** Unique name of an operation of a service. */
export function operationName({ act, part }: ActPart): string {
  return `${act.slice(prefix.length)}.${part}`;
}

/** Forgets the outcomes of operations that no service sends again. */
export function forgetOldActs(acts: ActLog, now = Date.now()): Promise<void> {
  const minute = Math.floor(now / 60_000) - keptMinutes;
  return acts.forgetBetween(prefix, `${prefix}${minute.toString(16).padStart(8, "0")}`);
}
