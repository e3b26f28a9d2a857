import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { count } from "./counters.ts";

/** Times that each of two accounts composed services of the other, the accounts in the order of their addresses. */
interface CompositionsRow {
  readonly byFirst: string;
  readonly bySecond: string;
}

/** Times that an account composed another's services. */
interface Composition {
  readonly composer: string;
  readonly developer: string;
  readonly times: number;
}

/**
 * Counts compositions to the developer's contribution, unless the developer composes services of the composer as well:
 * of two accounts that compose each other, neither counts for the other, also not what was counted before.
 * @returns whether they count
 */
export async function recordComposition(
  ctx: LedgerContext,
  { composer, developer, times }: Composition,
): Promise<boolean> {
  const isFirst = composer < developer;
  const key = ctx.key("compositions", ...(isFirst ? [composer, developer] : [developer, composer]));
  const { byFirst, bySecond } = (await ctx.read<CompositionsRow>(key)) ?? { byFirst: "0", bySecond: "0" };
  const [own, back] = isFirst ? [BigInt(byFirst), BigInt(bySecond)] : [BigInt(bySecond), BigInt(byFirst)];
  const sum = `${own + BigInt(times)}`;
  const row: CompositionsRow = isFirst ? { byFirst: sum, bySecond } : { byFirst, bySecond: sum };
  await ctx.write(key, row);
  if (back === 0n) await count(ctx, developer, composer, { composed: BigInt(times) });
  else if (own === 0n) await count(ctx, composer, composer, { composed: -back });
  return back === 0n;
}
