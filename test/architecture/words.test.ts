import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const rows = [...readFileSync("docs/glossary.md", "utf8").matchAll(/^\| ([^|]+) \| [^|]+ \| `([^`]+)` \|$/gm)].map(
  ([, word = "", file = ""]) => ({ word, file }),
);

/** Names from before the code had the field's words; whole names, or the beginning of one. */
const former =
  /\b(persevere|entitle|keptHours|Surroundings|serveAlone|ServedOperations|Admission|ownTables|ownSecret|WakeUps|wakeUps|endLeftover|readinessOf|sdlOf|LockedIds|DoneAct|Tariffs?|HeldLots?|PayingAhead|TokenStock|[uU]sualAhead|maxInOne|NotedCalls?|Gathering|GroupedWrites|SignedOrigins|CallOrigins|IncomingCalls|LateCause|FolderTokenStore|SharedTokenStore|furtherOrigins|placeAfter|useDepartures|SocketDepartures|departures?|refuseDeparted|ShownLedger|(?<=[#.])undos|[wW]ayBack|BlockBranches|ShownProjection|(?:most|largest|longest)[A-Z]\w*)\b/g;

test("the glossary is in order, each word once, where it says", () => {
  const words = rows.map(({ word }) => word);
  expect(words.length).toBeGreaterThan(30);
  expect(new Set(words).size).toBe(words.length);
  expect(rows.filter(({ file }) => !existsSync(file))).toEqual([]);
});

test("payments do with few words of their own", () => {
  const [, payments = ""] = readFileSync("docs/glossary.md", "utf8").split("\n## Payments\n");
  const words = payments.split("\n## ")[0]?.match(/^\| [^|]+ \| [^|]+ \| `[^`]+` \|$/gm) ?? [];
  expect(words.length).toBeGreaterThan(10);
  expect(words.length).toBeLessThanOrEqual(25);
});

test("no word comes back that was given up for the field's", () => {
  const files = globSync("**/*.ts", {
    exclude: ["**/node_modules/**", "**/dist/**", "**/generated/**", "test/architecture/words.test.ts"],
  });
  const found = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(former)].map(([word]) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});
