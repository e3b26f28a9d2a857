import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import type { Step } from "@ledgerloom/chaincode";
import { describe, expect, test } from "vitest";
import type { Node } from "./action.ts";
import { evidenceOf, runStep } from "./run-step.ts";

type StepAction = Step["action"];

const node: Node = {
  mspId: "Org1MSP",
  ledgerHeight: async () => ({ height: 7n, hash: "ab" }),
  certificatePath: "/nowhere",
  dataDirectory: tmpdir(),
  agent: { version: "0.1.0", digest: "cd" },
};
const never = new AbortController().signal;

function run(action: StepAction, fields: Partial<Step> = {}) {
  return runStep(node, { name: "s", action, timeoutMs: 10_000, expected: {}, evidence: "TEXT", ...fields }, never);
}

const builtIn = (name: string, args: Record<string, string> = {}): StepAction => ({
  kind: "BUILT_IN",
  name,
  arguments: args,
});
const command = (...vector: string[]): StepAction => ({ kind: "COMMAND", vector });

describe("a step", () => {
  test("registers what a built-in action saw, with its digest", async () => {
    const { status, evidence, digest } = await run(builtIn("read-ledger-height", { channel: "ops" }));
    expect([status, JSON.parse(evidence)]).toEqual([
      "SUCCEEDED",
      { channel: "ops", height: "7", newestBlockHash: "ab" },
    ]);
    expect(digest).toBe(createHash("sha256").update(evidence).digest("hex"));
  });

  test("fails by its own threshold", async () => {
    expect((await run(builtIn("check-disk-space", { minimumFreeMegabytes: "0" }))).status).toBe("SUCCEEDED");
    expect((await run(builtIn("check-disk-space", { minimumFreeMegabytes: "1000000000" }))).status).toBe("FAILED");
  });

  test.each([
    builtIn("reboot"),
    builtIn("constructor"),
    builtIn("check-disk-space"),
    builtIn("check-certificate-expiry", { minimumDays: "1" }),
    command("/nowhere/program"),
  ])("fails with a reason instead of breaking: %j", async (action) => {
    const { status, evidence } = await run(action);
    expect(status).toBe("FAILED");
    expect(evidence).not.toBe("");
  });

  test("hands a program its arguments as they are, without a shell", async () => {
    const { status, evidence } = await run(command("/bin/echo", "$(id)", "a b", "; ls"));
    expect([status, evidence]).toEqual(["SUCCEEDED", "$(id) a b ; ls\n"]);
  });

  test("keeps the agent's environment from a program", async () => {
    expect((await run(command("/usr/bin/env"))).evidence).toBe("LC_ALL=C\n");
  });

  test("fails when a program's exit code is not zero", async () => {
    expect((await run(command("/bin/false"))).status).toBe("FAILED");
  });

  test("ends a program that takes too long", async () => {
    const { status, evidence } = await run(command("/bin/sleep", "60"), { timeoutMs: 50 });
    expect([status, evidence]).toEqual(["FAILED", "not finished within 50 ms"]);
  });

  test("fails when the output lacks what is expected", async () => {
    expect((await run(command("/bin/echo", "yes"), { expected: { outputIncludes: "yes" } })).status).toBe("SUCCEEDED");
    expect((await run(command("/bin/echo", "yes"), { expected: { outputIncludes: "no" } })).status).toBe("FAILED");
  });

  test("keeps its output off the ledger when only the digest is asked for", async () => {
    const { evidence, digest } = await run(command("/bin/echo", "secret"), { evidence: "DIGEST" });
    expect(evidence).toBe("");
    expect(digest).toBe(createHash("sha256").update("secret\n").digest("hex"));
    const failed = await run(command("/bin/echo", "secret"), { evidence: "DIGEST", expected: { outputIncludes: "x" } });
    expect([failed.status, failed.evidence]).toEqual(["FAILED", ""]);
  });

  test("cuts long evidence and digests all of it", () => {
    const { evidence, digest } = evidenceOf(`${"x".repeat(3_999)}😀`);
    expect(evidence).toHaveLength(4_000);
    expect(Buffer.from(evidence).toString()).toBe(evidence);
    expect(digest).toBe(
      createHash("sha256")
        .update(`${"x".repeat(3_999)}😀`)
        .digest("hex"),
    );
  });
});
