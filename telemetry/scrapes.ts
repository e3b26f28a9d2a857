import { setTimeout as delay } from "node:timers/promises";

const asked = new Set<() => Promise<void>>();

/** Longest wait of a scrape for measurements, in ms; later ones are in the next scrape. */
const patienceMs = 2_000;

/** Registers a measurement for each scrape, until it is disposed of. */
export function onScrape(measure: () => Promise<void>): Disposable {
  asked.add(measure);
  return { [Symbol.dispose]: () => void asked.delete(measure) };
}

/** Runs the measurements of a scrape. A metric that cannot be measured now keeps its last value. */
export async function measureForScrape(): Promise<void> {
  const measuring = [...asked].map((measure) => measure().catch(() => {}));
  await Promise.race([Promise.all(measuring), delay(patienceMs, undefined, { ref: false })]);
}
