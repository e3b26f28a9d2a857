import { demand } from "../../ledger/chaincode-error.ts";
import { textDefect } from "../../ledger/text-rules.ts";
import type { Policy } from "../core/policy.ts";
import type { Step, StepAction } from "../core/rows.ts";

/** Rule of a parameter: a value that the proposer of an operation may choose, and its limits. */
export type ParameterRule =
  | {
      readonly name: string;
      readonly type: "INTEGER";
      readonly minimum: number;
      readonly maximum: number;
      readonly default?: string;
    }
  | { readonly name: string; readonly type: "TEXT"; readonly maximumLength: number; readonly default?: string }
  | { readonly name: string; readonly type: "CHOICE"; readonly choices: readonly string[]; readonly default?: string };

/** An operation as data: agreed steps with room for parameters. */
export interface Template {
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly ParameterRule[];
  /** An argument that is exactly `{name}` stands for a parameter, `{channel}` for the target channel. */
  readonly steps: readonly Step[];
  /** The weakest policy under which it may run. */
  readonly policy: Policy;
  readonly votingPeriodMs: number;
  readonly executionPeriodMs: number;
}

/** A template with the digest by which operations and allow-lists refer to it. */
export interface TemplateRow extends Template {
  readonly digest: string;
}

/**
 * Parameters of an operation: the values given, and defaults for the rest.
 * @throws BAD_INPUT when one is missing, unknown or outside its limits
 */
export function resolveParameters(template: Template, given: Record<string, unknown>): Record<string, string> {
  const known = new Set(template.parameters.map((rule) => rule.name));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  const message = `template ${template.name} has no parameter ${unknown.join(", ")}; it has ${[...known].join(", ") || "none"}`;
  demand(unknown.length === 0, "BAD_INPUT", message);

  const resolved: Record<string, string> = {};
  for (const rule of template.parameters) {
    const value = Object.hasOwn(given, rule.name) ? given[rule.name] : rule.default;
    demand(
      typeof value === "string" && isAllowed(rule, value),
      "BAD_INPUT",
      `parameter ${rule.name}: ${describe(rule)}`,
    );
    resolved[rule.name] = value;
  }
  return resolved;
}

/** The template's steps with parameters filled in. Values replace whole arguments, so none can become two. */
export function resolveSteps(template: Template, channel: string, parameters: Record<string, string>): Step[] {
  const values = new Map([["channel", channel], ...Object.entries(parameters)]);
  const fill = (argument: string): string => {
    const name = /^\{([A-Za-z]+)\}$/.exec(argument)?.[1];
    return name === undefined ? argument : (values.get(name) ?? argument);
  };
  return template.steps.map((step) => ({ ...step, action: fillAction(step.action, fill) }));
}

function fillAction(action: StepAction, fill: (argument: string) => string): StepAction {
  if (action.kind === "COMMAND") return { kind: "COMMAND", vector: action.vector.map(fill) };
  const filled = Object.entries(action.arguments).map(([name, value]) => [name, fill(value)] as const);
  return { ...action, arguments: Object.fromEntries(filled) };
}

function isAllowed(rule: ParameterRule, value: string): boolean {
  switch (rule.type) {
    case "INTEGER":
      return /^-?\d{1,15}$/.test(value) && Number(value) >= rule.minimum && Number(value) <= rule.maximum;
    case "TEXT":
      return textDefect(rule.name, value, rule.maximumLength) === undefined;
    case "CHOICE":
      return rule.choices.includes(value);
  }
}

function describe(rule: ParameterRule): string {
  switch (rule.type) {
    case "INTEGER":
      return `expected a whole number from ${rule.minimum} to ${rule.maximum}`;
    case "TEXT":
      return `expected text of at most ${rule.maximumLength} characters, none of them control characters`;
    case "CHOICE":
      return `expected one of ${rule.choices.join(", ")}`;
  }
}
