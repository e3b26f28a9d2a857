import { found } from "../../ledger/ledger-context.ts";
import { canonicalJson, digestOf } from "../core/digest.ts";
import type { Template, TemplateRow } from "./template.ts";

const nodeHealthReport: Template = {
  name: "node-health-report",
  version: 1,
  title: "Report the health of every organisation's node",
  description: "Reads each node's ledger height, versions, certificate expiry and free disk space. It changes nothing.",
  parameters: [
    { name: "minimumCertificateDays", type: "INTEGER", minimum: 0, maximum: 36_500, default: "7" },
    { name: "minimumFreeMegabytes", type: "INTEGER", minimum: 0, maximum: 1_000_000_000, default: "50" },
  ],
  steps: [
    {
      name: "read-ledger-height",
      action: { kind: "BUILT_IN", name: "read-ledger-height", arguments: { channel: "{channel}" } },
      timeoutMs: 30_000,
      expected: {},
      evidence: "TEXT",
    },
    {
      name: "report-versions",
      action: { kind: "BUILT_IN", name: "report-versions", arguments: {} },
      timeoutMs: 10_000,
      expected: {},
      evidence: "TEXT",
    },
    {
      name: "check-certificate-expiry",
      action: {
        kind: "BUILT_IN",
        name: "check-certificate-expiry",
        arguments: { minimumDays: "{minimumCertificateDays}" },
      },
      timeoutMs: 10_000,
      expected: {},
      evidence: "TEXT",
    },
    {
      name: "check-disk-space",
      action: {
        kind: "BUILT_IN",
        name: "check-disk-space",
        arguments: { minimumFreeMegabytes: "{minimumFreeMegabytes}" },
      },
      timeoutMs: 10_000,
      expected: {},
      evidence: "TEXT",
    },
  ],
  policy: { rule: "MAJORITY" },
  votingPeriodMs: 24 * 60 * 60 * 1000,
  executionPeriodMs: 10 * 60 * 1000,
};

const hostReport: Template = {
  name: "host-report",
  version: 1,
  title: "Report the operating system and load of every organisation's host",
  description: "Runs two programs that only read. Each organisation has to allow them to its agent first.",
  parameters: [],
  steps: [
    {
      name: "kernel",
      action: { kind: "COMMAND", vector: ["/usr/bin/uname", "-srm"] },
      timeoutMs: 10_000,
      expected: { outputIncludes: "Linux" },
      evidence: "TEXT",
    },
    {
      name: "uptime",
      action: { kind: "COMMAND", vector: ["/usr/bin/uptime"] },
      timeoutMs: 10_000,
      expected: {},
      evidence: "DIGEST",
    },
  ],
  policy: { rule: "MAJORITY" },
  votingPeriodMs: 24 * 60 * 60 * 1000,
  executionPeriodMs: 10 * 60 * 1000,
};

/** Templates in every version of this chaincode; organisations that approve its definition approve them. */
export const shippedTemplates: readonly TemplateRow[] = [hostReport, nodeHealthReport].map((template) => ({
  ...template,
  digest: digestOf(canonicalJson(template)),
}));

/** @throws NOT_FOUND */
export function shippedTemplate(name: string): TemplateRow {
  return found(
    shippedTemplates.find((template) => template.name === name),
    `no template ${name}; there are ${shippedTemplates.map((template) => template.name).join(", ")}`,
  );
}
