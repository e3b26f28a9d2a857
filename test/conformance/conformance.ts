import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbedded } from "./embedded-target.ts";
import { LedgerSession } from "./ledger-session.ts";
import { missingBinaries, startReal } from "./real-target.ts";
import type { Target } from "./target.ts";

/** Something a client does to a ledger, and what has to come of it on every target. */
export interface ConformanceCase {
  /** Claims a behaviour; also the prefix of the keys the case uses. */
  readonly name: string;
  run(ledger: LedgerSession): Promise<unknown>;
  /** The transcript, literally. */
  readonly expected: unknown;
}

const targets = [
  { name: "embedded", start: startEmbedded, missing: undefined },
  { name: "real", start: startReal, missing: missingBinaries() },
].filter(({ name }) => process.env.CONFORMANCE_ONLY === undefined || process.env.CONFORMANCE_ONLY === name);

/**
 * Registers a group of cases, each against the embedded ledger and against a real network. Without Fabric's programs the
 * second half is skipped, saying what is missing.
 */
export function conformance(group: string, cases: readonly ConformanceCase[]): void {
  const transcripts = new Map<string, unknown>();
  describe.each(targets)(`${group} · $name`, ({ start, missing }) => {
    let target: Target | undefined;
    let ledger: LedgerSession | undefined;

    beforeAll(async () => {
      if (missing !== undefined) return;
      target = await start();
      ledger = new LedgerSession(target);
    });
    afterAll(async () => {
      ledger?.close();
      await target?.stop();
    });

    for (const { name, run, expected } of cases) {
      test(name, async ({ skip }) => {
        if (ledger === undefined) return skip(`no real network: ${missing}`);
        const transcript = await run(ledger);
        expect(transcript).toEqual(expected);
        if (transcripts.has(name)) expect(transcript).toEqual(transcripts.get(name));
        transcripts.set(name, transcript);
      });
    }
  });
}
