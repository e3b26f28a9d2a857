import { found } from "../../ledger/ledger-context.ts";
import { changeableParameters } from "../../marketplace/tokens/parameters.ts";
import { canonicalJson, digestOf } from "../core/digest.ts";
import type { Step } from "../core/rows.ts";
import type { Template, TemplateRow } from "./template.ts";

/** A step that an action of the agent's own does, which has the step's name. */
function builtIn(name: string, args: Readonly<Record<string, string>> = {}): Step {
  const action = { kind: "BUILT_IN", name, arguments: args } as const;
  return { name, action, timeoutMs: 10_000, expected: {}, evidence: "TEXT" };
}

/** A step that runs a program. */
function command(name: string, ...vector: readonly string[]): Step {
  return { name, action: { kind: "COMMAND", vector }, timeoutMs: 10_000, expected: {}, evidence: "TEXT" };
}

/** Terms of what only reads. */
const terms = {
  policy: { rule: "MAJORITY" },
  votingPeriodMs: 24 * 60 * 60 * 1000,
  executionPeriodMs: 10 * 60 * 1000,
} as const;

const nodeHealthReport: Template = {
  ...terms,
  name: "node-health-report",
  version: 1,
  title: "Report the health of every organisation's node",
  description: "Reads each node's ledger height, versions, certificate expiry and free disk space. It changes nothing.",
  parameters: [
    { name: "minimumCertificateDays", type: "INTEGER", minimum: 0, maximum: 36_500, default: "7" },
    { name: "minimumFreeMegabytes", type: "INTEGER", minimum: 0, maximum: 1_000_000_000, default: "50" },
  ],
  steps: [
    { ...builtIn("read-ledger-height", { channel: "{channel}" }), timeoutMs: 30_000 },
    builtIn("report-versions"),
    builtIn("check-certificate-expiry", { minimumDays: "{minimumCertificateDays}" }),
    builtIn("check-disk-space", { minimumFreeMegabytes: "{minimumFreeMegabytes}" }),
  ],
};

const hostReport: Template = {
  ...terms,
  name: "host-report",
  version: 1,
  title: "Report the operating system and load of every organisation's host",
  description: "Runs two programs that only read. Each organisation has to allow them to its agent first.",
  parameters: [],
  steps: [
    { ...command("kernel", "/usr/bin/uname", "-srm"), expected: { outputIncludes: "Linux" } },
    { ...command("uptime", "/usr/bin/uptime"), evidence: "DIGEST" },
  ],
};

/** It has no steps: what it changes is the marketplace's, whose chaincode reads it once it is approved. */
const marketplaceParameters: Template = {
  ...terms,
  name: "marketplace-parameters",
  version: 1,
  title: "Change parameters of the marketplace",
  description:
    "Grants, rewards and the mashup fee in the token's smallest unit, weights of the contribution, and the tolerance of clocks in ms. What is left empty stays as it is. Any user puts it in force (ApplyParameters) once it is approved.",
  parameters: changeableParameters.map((name) => ({ name, type: "TEXT", maximumLength: 40, default: "" })),
  steps: [],
};

/** Templates in every version of this chaincode; organisations that approve its definition approve them. */
export const shippedTemplates: readonly TemplateRow[] = [hostReport, nodeHealthReport, marketplaceParameters].map(
  (template) => ({
    ...template,
    digest: digestOf(canonicalJson(template)),
  }),
);

/** @throws NOT_FOUND */
export function shippedTemplate(name: string): TemplateRow {
  return found(
    shippedTemplates.find((template) => template.name === name),
    `no template ${name}; there are ${shippedTemplates.map((template) => template.name).join(", ")}`,
  );
}
