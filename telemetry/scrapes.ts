import { setTimeout as delay } from "node:timers/promises";

const asked = new Set<() => Promise<void>>();

/** How long a scrape waits for what has to be asked; what comes later is in the next one. */
const patienceMs = 2_000;

/** Has something measured each time that somebody looks, until it is disposed of. */
export function onScrape(measure: () => Promise<void>): Disposable {
  asked.add(measure);
  return { [Symbol.dispose]: () => void asked.delete(measure) };
}

/** Measures what is measured when somebody looks. What cannot be measured now keeps its last value. */
export async function measureForScrape(): Promise<void> {
  const measuring = [...asked].map((measure) => measure().catch(() => {}));
  await Promise.race([Promise.all(measuring), delay(patienceMs, undefined, { ref: false })]);
}
