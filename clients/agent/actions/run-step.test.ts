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
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function run(action: StepAction, fields: Partial<Step> = {}) {
  return runStep(node, { name: "s", action, timeoutMs: 120_000, expected: {}, evidence: "TEXT", ...fields }, never);
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

  test("fails when a program's exit code is not zero, and says which", async () => {
    const { status, evidence, digest, exitCode } = await run(command("/bin/sh", "-c", "echo no; exit 3"));
    expect([status, evidence, exitCode]).toEqual(["FAILED", "no\nexit code 3", 3]);
    expect(digest).toBe(sha256("no\nexit code 3"));
    expect(await run(command("/bin/false"))).toMatchObject({ status: "FAILED", evidence: "exit code 1" });
    expect(await run(command("/bin/true"))).toMatchObject({ status: "SUCCEEDED", evidence: "", exitCode: 0 });
  });

  test("says which signal ended a program", async () => {
    const killed = await run(command("/bin/sh", "-c", "kill -KILL $$"));
    expect(killed).toMatchObject({ status: "FAILED", evidence: "ended by SIGKILL", signal: "SIGKILL" });
    expect(killed).not.toHaveProperty("exitCode");
  });

  test("lets a program print as much as it likes: all is digested, the kept part is marked as cut", async () => {
    const megabytes = 5;
    const print = command("/bin/sh", "-c", `head -c ${megabytes * 1024 * 1024} /dev/zero | tr '\\0' x; echo end`);
    const { evidence, digest, ...result } = await run(print, { expected: { outputIncludes: "end\n" } });
    expect(result).toMatchObject({ status: "SUCCEEDED", exitCode: 0, isPartial: true });
    expect(digest).toBe(sha256(`${"x".repeat(megabytes * 1024 * 1024)}end\n`));
    expect(evidence).toHaveLength(4_000);
    expect(evidence).toMatch(/^x+\n\[cut: 5242884 bytes in all\]$/);
    const failing = await run(command("/bin/sh", "-c", "head -c 2000000 /dev/zero | tr '\\0' x; exit 7"));
    expect(failing).toMatchObject({ status: "FAILED", exitCode: 7, isPartial: true });
    expect(failing.evidence).toMatch(/\[cut: 2000012 bytes in all; exit code 7\]$/);
    expect(failing.digest).toBe(sha256(`${"x".repeat(2_000_000)}\nexit code 7`));
  });

  test("digests bytes that are no text as they are, and shows what of them is", async () => {
    const { evidence, digest, isPartial } = await run(command("/usr/bin/printf", "a\\000b\\377\\033[1m\u202ec"));
    expect([evidence, isPartial]).toEqual(["a\ufffdb\ufffd\ufffd[1m\ufffdc", true]);
    const bytes = Buffer.concat([Buffer.from("a\0b"), Buffer.of(0xff), Buffer.from("\x1b[1m\u202ec")]);
    expect(digest).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  test("takes in what a program prints on both streams", async () => {
    const { evidence } = await run(command("/bin/sh", "-c", "echo out; sleep 0.2; echo err >&2"));
    expect(evidence).toBe("out\nerr\n");
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
