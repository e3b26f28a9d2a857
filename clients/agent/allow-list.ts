import type { OperationRow, Step } from "@ledgerloom/chaincode";
import { z } from "zod";
import { builtInActionNames } from "./actions/built-in-actions.ts";

/** Allow-list of an organisation: what operations may do on its node, whatever the consortium has voted. */
export const allowListSchema = z.strictObject({
  /** Digests of the templates that may run; without it, any template made of allowed actions. */
  templates: z.array(z.string().regex(/^[0-9a-f]{64}$/)).optional(),
  builtIns: z.array(z.enum(builtInActionNames)),
  /** Argument vectors; `*` stands for any one argument, never for the program, which is an absolute path. */
  commands: z.array(z.array(z.string()).min(1)).default([]),
  maxStepTimeoutMs: z.number().int().positive().default(300_000),
});

export type AllowList = z.infer<typeof allowListSchema>;

/** Allow-list of all built-in actions, and no program. */
export const defaultAllowList: AllowList = {
  builtIns: [...builtInActionNames],
  commands: [],
  maxStepTimeoutMs: 300_000,
};

/** Setting that refusals name as their remedy. */
export const allowListSetting = "LEDGERLOOM_AGENT_ALLOW_LIST";

/** Refusal of an operation that the allow-list forbids, with its remedy; `undefined` when it may run. */
export function refusalOf(allowed: AllowList, operation: Pick<OperationRow, "template" | "steps">): string | undefined {
  const { name, digest } = operation.template;
  if (allowed.templates && !allowed.templates.includes(digest)) {
    return `template ${name} (${digest}) is not allowed${mendedBy("templates")}`;
  }
  for (const step of operation.steps) {
    const reason = stepRefusal(allowed, step);
    if (reason !== undefined) return `step ${step.name}: ${reason}`;
  }
  return undefined;
}

function stepRefusal(allowed: AllowList, { action, timeoutMs }: Step): string | undefined {
  if (timeoutMs > allowed.maxStepTimeoutMs)
    return `a time-out of ${timeoutMs} ms is not allowed${mendedBy("maxStepTimeoutMs")}`;
  if (action.kind === "BUILT_IN") {
    const isAllowed = (allowed.builtIns as readonly string[]).includes(action.name);
    return isAllowed ? undefined : `built-in action ${action.name} is not allowed${mendedBy("builtIns")}`;
  }
  const isAllowed = allowed.commands.some((pattern) => matches(pattern, action.vector));
  return isAllowed ? undefined : `command ${JSON.stringify(action.vector)} is not allowed${mendedBy("commands")}`;
}

function mendedBy(name: keyof AllowList): string {
  return `: "${name}" of the agent's allow-list (the file of ${allowListSetting}) decides`;
}

function matches(pattern: readonly string[], vector: readonly string[]): boolean {
  const [program] = vector;
  if (!program?.startsWith("/") || pattern.length !== vector.length) return false;
  return pattern.every((part, index) => part === vector[index] || (part === "*" && index > 0));
}
