import { beforeEach, expect, test } from "vitest";
import { Consortium } from "../testing/consortium.ts";
import { parseAgent, parseOutcomeReport, parseStepReport } from "./execution-input.ts";

const report = {
  index: 0,
  name: "step",
  status: "SUCCEEDED",
  evidence: "",
  digest: "0".repeat(64),
  isPartial: false,
  startedAt: "2026-01-31T12:00:00.000Z",
  endedAt: "2026-01-31T12:00:00.000Z",
  exitCode: 0,
  signal: "SIGTERM",
};
const inputs = [
  [parseStepReport, report],
  [parseOutcomeReport, { status: "SUCCEEDED", evidence: "", digest: "0".repeat(64), isPartial: false }],
  [parseAgent, { version: "1", digest: "0".repeat(64) }],
] as const;

test.each(inputs.flatMap(([parse, given]) => Object.keys(given).map((field) => [parse, given, field] as const)))(
  "%o of %o names its field %s where that is of another type",
  (parse, given, field) => {
    parse(JSON.stringify(given));
    expect(() => parse(JSON.stringify({ ...given, [field]: {} }))).toThrow(new RegExp(`^BAD_INPUT: ${field} must be `));
  },
);

let consortium: Consortium;
beforeEach(async () => {
  consortium = await Consortium.create();
});

test.each([
  ["title", 7, "title must be text"],
  ["title", "a\u200bb", "title has the invisible character U\\+200B"],
  ["channel", "Market", "channel must be a Fabric channel's name"],
  ["template", "no", "no template no; there are host-report, node-health-report, marketplace-parameters"],
  ["parameters", { more: "1" }, "template node-health-report has no parameter more; it has "],
  ["policy", { rule: "SOME" }, "policy.rule must be MAJORITY"],
  ["policy", { rule: "N_OF_M", required: 9, mandatory: [] }, "policy asks for 9 agreements, and there are 3"],
  ["policy", { rule: "N_OF_M", required: 1, mandatory: [] }, "policy must ask for at least the 2 agreements"],
  ["votingPeriodMs", 1, "votingPeriodMs must be a whole number from 1000 to "],
])("a request whose %s is %j is told what it takes", async (field, value, message) => {
  await expect(consortium.request({ [field]: value })).rejects.toThrow(
    new RegExp(`^(BAD_INPUT|NOT_FOUND): ${message}`),
  );
});

test("an organisation that has not begun, and a step out of turn, are told so", async () => {
  const operation = await consortium.approve();
  const result = JSON.stringify({ status: "FAILED", evidence: "", digest: "0".repeat(64) });
  const early = consortium.agent("Org1MSP", "RegisterResult", operation.id, result);
  await expect(early).rejects.toThrow("WRONG_STATE: Org1MSP has not begun the operation");
});
