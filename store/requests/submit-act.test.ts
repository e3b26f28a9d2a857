import { expect, it } from "vitest";
import { PlatformError } from "../../errors/platform-error.ts";
import { unkeptJournal } from "./journal.ts";
import { submitAct } from "./submit-act.ts";

/** A ledger on which the first attempts meet others. */
function contended(conflicts: number) {
  const attempts: number[] = [];
  const submit = async () => {
    if (attempts.push(1) > conflicts) return "committed";
    throw new PlatformError("MVCC_CONFLICT", "met another", { retryable: true });
  };
  return { attempts, submit };
}

it("an act that may be retried is, until it meets nobody", async () => {
  const { attempts, submit } = contended(3);
  expect(await submitAct(unkeptJournal("RETRIED"), submit)).toBe("committed");
  expect(attempts).toHaveLength(4);
});

it("after ten attempts the conflict is reported", async () => {
  const { attempts, submit } = contended(10);
  await expect(submitAct(unkeptJournal("RETRIED"), submit)).rejects.toMatchObject({ code: "MVCC_CONFLICT" });
  expect(attempts).toHaveLength(10);
});

it("an act whose conflicts are reported is not retried", async () => {
  const { attempts, submit } = contended(1);
  const conflict = { code: "MVCC_CONFLICT", retryable: true };
  await expect(submitAct(unkeptJournal("REPORTED"), submit)).rejects.toMatchObject(conflict);
  expect(attempts).toHaveLength(1);
});

it("another failure is retried only when it may pass", async () => {
  const failing = (attempts: number[]) => async () => {
    attempts.push(1);
    throw new PlatformError("BAD_COUNTER", "ahead");
  };
  const [hopeless, hopeful]: [number[], number[]] = [[], []];
  await expect(submitAct(unkeptJournal("RETRIED"), failing(hopeless))).rejects.toMatchObject({ code: "BAD_COUNTER" });
  const passes = (_error: PlatformError, attempt: number) => attempt < 3;
  await expect(submitAct(unkeptJournal("REPORTED"), failing(hopeful), passes)).rejects.toThrow("ahead");
  expect([hopeless.length, hopeful.length]).toEqual([1, 3]);
});
