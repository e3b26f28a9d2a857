import { useSyncExternalStore } from "react";
import { Store } from "../graph/store.ts";

/** The time that relative times are counted from; one clock for all of them, so that a page is drawn once. */
const clock = new Store(Date.now());
const everyMs = 10_000;

let ticking: ReturnType<typeof setInterval> | undefined;
let watchers = 0;

function subscribe(listener: () => void): () => void {
  const forget = clock.subscribe(listener);
  watchers += 1;
  ticking ??= setInterval(() => clock.set(Date.now()), everyMs);
  return () => {
    forget();
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

export const useNow = (): number => useSyncExternalStore(subscribe, clock.get);
