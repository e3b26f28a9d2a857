import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { readRows } from "../../ledger/paging.ts";
import { byComposed, getService, type ListedService } from "./service-rows.ts";

/** Mashups that break when a service goes, the nearest first. */
export interface ServiceImpact {
  readonly service: string;
  readonly mashups: readonly AffectedMashup[];
  /** Whether these are all; otherwise there are more than are told. */
  readonly isWhole: boolean;
}

/** A mashup that composes a service, at depth 1, or composes such a mashup, one deeper. */
export interface AffectedMashup {
  readonly name: string;
  readonly depth: number;
}

const maxMashups = 5_000;

/** Mashups that compose a service, themselves or through other mashups, each once. @throws BAD_INPUT, NOT_FOUND */
export async function impactOf(ctx: LedgerContext, service: string): Promise<ServiceImpact> {
  await getService(ctx, service);
  const depths = new Map([[service, 0]]);
  // A map's iteration reaches what is added while it runs.
  for (const [name, depth] of depths) {
    const composing = await ctx.stub.getStateByPartialCompositeKey(byComposed, [name]);
    for await (const mashup of readRows<ListedService>(composing)) {
      if (depths.has(mashup.name)) continue;
      if (depths.size > maxMashups) return { ...affected(service, depths), isWhole: false };
      depths.set(mashup.name, depth + 1);
    }
  }
  return { ...affected(service, depths), isWhole: true };
}

function affected(service: string, depths: ReadonlyMap<string, number>): Omit<ServiceImpact, "isWhole"> {
  return { service, mashups: [...depths].slice(1).map(([name, depth]) => ({ name, depth })) };
}
