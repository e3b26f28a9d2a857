import type { Step } from "@ledgerloom/chaincode";
import { describe, expect, test } from "vitest";
import { type AllowList, allowListSchema, defaultAllowList, refusalOf } from "./allow-list.ts";

const template = { name: "t", version: 1, digest: "a".repeat(64) };

function command(...vector: string[]): Step {
  return { name: "run", action: { kind: "COMMAND", vector }, timeoutMs: 1_000, expected: {}, evidence: "TEXT" };
}

function builtIn(name: string, timeoutMs = 1_000): Step {
  const action = { kind: "BUILT_IN", name, arguments: {} } as const;
  return { name: "do", action, timeoutMs, expected: {}, evidence: "TEXT" };
}

const refusal = (allowed: AllowList, ...steps: Step[]) => refusalOf(allowed, { template, steps });

describe("an allow-list", () => {
  test("by default lets the agent's own actions run and no program", () => {
    expect(refusal(defaultAllowList, builtIn("read-ledger-height"))).toBeUndefined();
    expect(refusal(defaultAllowList, builtIn("reboot"))).toContain("reboot");
    expect(refusal(defaultAllowList, command("/usr/bin/uname"))).toContain("/usr/bin/uname");
  });

  test("lets a program run with exactly the arguments it names", () => {
    const allowed: AllowList = { ...defaultAllowList, commands: [["/usr/bin/du", "-s", "*"]] };
    expect(refusal(allowed, command("/usr/bin/du", "-s", "/data; rm -rf /"))).toBeUndefined();
    expect(refusal(allowed, command("/usr/bin/du", "-x", "/data"))).toBeDefined();
    expect(refusal(allowed, command("/usr/bin/du", "-s", "/data", "/etc"))).toBeDefined();
    expect(refusal(allowed, command("/usr/bin/du", "-s"))).toBeDefined();
  });

  test("never takes a wildcard for a program, nor a program without its path", () => {
    const allowed: AllowList = { ...defaultAllowList, commands: [["*"], ["ls"]] };
    expect(refusal(allowed, command("/bin/ls"))).toBeDefined();
    expect(refusal(allowed, command("ls"))).toBeDefined();
  });

  test("refuses an operation for one step that is not allowed", () => {
    expect(refusal(defaultAllowList, builtIn("report-versions"), command("/bin/ls"))).toContain("step run");
  });

  test("limits how long a step may take", () => {
    const allowed: AllowList = { ...defaultAllowList, maxStepTimeoutMs: 500 };
    expect(refusal(allowed, builtIn("report-versions", 501))).toContain("501 ms");
  });

  test("may name the templates that can run at all", () => {
    expect(refusal({ ...defaultAllowList, templates: [template.digest] }, builtIn("report-versions"))).toBeUndefined();
    expect(refusal({ ...defaultAllowList, templates: [] }, builtIn("report-versions"))).toContain("template t");
  });

  test.each([
    [builtIn("reboot"), "builtIns"],
    [command("/usr/bin/uname"), "commands"],
    [builtIn("report-versions", 300_001), "maxStepTimeoutMs"],
  ])("names in a refusal the setting that would mend it: %j", (step, field) => {
    const reason = refusal(defaultAllowList, step);
    expect(reason).toContain(`"${field}"`);
    expect(reason).toContain("LEDGERLOOM_AGENT_ALLOW_LIST");
  });

  test.each([{}, { builtIns: ["reboot"] }, { builtIns: [], commands: [[]] }, { builtIns: [], extra: 1 }])(
    "%j is none",
    (value) => {
      expect(allowListSchema.safeParse(value).success).toBe(false);
    },
  );
});
