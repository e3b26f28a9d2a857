/** A setting that is wrong, with the reason. */
export interface WrongSetting {
  readonly name: string;
  readonly why: string;
}

/** Variables of tests, of agents that are started by themselves (`clients/agent/settings.ts`), and of the command line. */
const others = /^LEDGERLOOM_((TEST|AGENT)_|(URL|TOKEN|HOME|ISSUER|CLIENT_ID)$)/;

/** Variables in our name that no process of ours reads: misspelt, they would be ignored silently. */
export function unknownNames(variables: NodeJS.ProcessEnv, known: readonly string[]): WrongSetting[] {
  return Object.keys(variables)
    .filter((name) => name.toUpperCase().startsWith("LEDGERLOOM_") && !known.includes(name) && !others.test(name))
    .map((name) => ({ name, why: `there is no such setting; is ${nearest(name, known)} meant?` }));
}

function nearest(name: string, known: readonly string[]): string {
  const asked = name.toUpperCase();
  const [best = ""] = known
    .filter((one) => one.startsWith("LEDGERLOOM_"))
    .sort((a, b) => distance(asked, a) - distance(asked, b));
  return best;
}

/** Edit distance in letters added or taken away; a word more in the middle counts its length. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 2);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
