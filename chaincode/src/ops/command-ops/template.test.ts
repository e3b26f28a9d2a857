import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shippedTemplate, shippedTemplates } from "./shipped-templates.ts";
import { resolveParameters, resolveSteps, type Template } from "./template.ts";

const template: Template = {
  name: "greet",
  version: 1,
  title: "Greet",
  description: "",
  parameters: [
    { name: "times", type: "INTEGER", minimum: 1, maximum: 3, default: "1" },
    { name: "text", type: "TEXT", maximumLength: 20 },
    { name: "mood", type: "CHOICE", choices: ["glad", "sad"], default: "glad" },
  ],
  steps: [
    {
      name: "say",
      action: { kind: "COMMAND", vector: ["/usr/bin/printf", "%s", "{text}", "{channel}"] },
      timeoutMs: 1_000,
      expected: {},
      evidence: "TEXT",
    },
  ],
  policy: { rule: "MAJORITY" },
  votingPeriodMs: 1_000,
  executionPeriodMs: 1_000,
};

describe("templates", () => {
  test("parameters that are not given take their defaults", () => {
    expect(resolveParameters(template, { text: "hi" })).toEqual({ times: "1", text: "hi", mood: "glad" });
  });

  test.each<Record<string, unknown>>([
    {},
    { text: "hi", times: "4" },
    { text: "hi", times: "1.5" },
    { text: "hi", times: 2 },
    { text: "a text of more than twenty characters" },
    { text: "hi", mood: "angry" },
    { text: "hi", extra: "1" },
    { text: "hi", constructor: "1" },
  ])("%j is refused", (given) => {
    expect(() => resolveParameters(template, given)).toThrow(/^BAD_INPUT/);
  });

  test("a parameter stays one argument, whatever a shell would make of it", () => {
    const [step] = resolveSteps(template, "ops", { text: "$(reboot); `ls` {channel}" });
    expect(step?.action).toEqual({
      kind: "COMMAND",
      vector: ["/usr/bin/printf", "%s", "$(reboot); `ls` {channel}", "ops"],
    });
  });

  test("every shipped template has a digest of its own and resolves with its defaults", () => {
    expect(new Set(shippedTemplates.map(({ digest }) => digest)).size).toBe(shippedTemplates.length);
    for (const shipped of shippedTemplates) {
      const steps = resolveSteps(shipped, "ops", resolveParameters(shipped, {}));
      expect(JSON.stringify(steps)).not.toMatch(/"\{\w+\}"/);
    }
    expect(() => shippedTemplate("reboot")).toThrow(/^NOT_FOUND/);
  });

  test.each([
    ["host-report", "e0f65e7fe429fea0a120d1e03fa119270d09e3f934f7ebf5f02db79aa834ffb8"],
    ["node-health-report", "9457659f00d99a43c7ca1627b5c4c3ef7fa72a5643f2607a76e794f76dd7424e"],
  ])("the template %s stays as organisations have allowed it", (name, digest) => {
    expect(shippedTemplate(name).digest).toBe(digest);
  });

  test("the agent's shipped allow-list allows every step of the shipped templates", () => {
    const { builtIns, commands } = JSON.parse(readFileSync("clients/agent/shipped-allow-list.json", "utf8"));
    const actions = shippedTemplates.flatMap(({ steps }) => steps.map(({ action }) => action));
    for (const action of actions) {
      if (action.kind === "BUILT_IN") expect(builtIns).toContain(action.name);
      else expect(commands).toContainEqual(action.vector);
    }
  });
});
