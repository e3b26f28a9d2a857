import { Redis } from "ioredis";
import { SharedSlots } from "../../../gateway/limits/shared-slots.ts";
import { reportReady } from "../../../process/child-process.ts";

/** A process of a test that holds places until it is killed, as a gateway does for its clients. */
export interface SlotHolderArguments {
  readonly url: string;
  readonly name: string;
  readonly max: number;
  readonly leaseMs: number;
  readonly holder: string;
}

const given = process.argv[2];
if (given) {
  const { url, holder, ...options } = JSON.parse(given) as SlotHolderArguments;
  const redis = new Redis(url);
  const slots = new SharedSlots({ redis, ...options });
  for (let taken = 0; taken < options.max; taken += 1) await slots.take(holder);
  reportReady("holding");
}
