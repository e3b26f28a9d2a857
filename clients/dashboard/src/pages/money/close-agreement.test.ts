import { expect, test } from "vitest";
import { readAgreement } from "./close-agreement.ts";

const agreement = {
  redeemed: "4250000000000",
  deadline: "2026-12-01T10:00:00.000Z",
  consumerSignature: `0x${"ab".repeat(65)}`,
};

test("an agreement is read as it was written, with nothing else that stands beside it", () => {
  expect(readAgreement(JSON.stringify(agreement, undefined, 2))).toEqual(agreement);
  expect(readAgreement(JSON.stringify({ ...agreement, channelId: "of somebody else" }))).toEqual(agreement);
});

test.each([
  "",
  "null",
  "{",
  "[]",
  JSON.stringify({ ...agreement, redeemed: "-1" }),
  JSON.stringify({ ...agreement, redeemed: 1.5 }),
  JSON.stringify({ ...agreement, deadline: "tomorrow" }),
  JSON.stringify({ ...agreement, consumerSignature: "0x12" }),
])("%s is none", (text) => {
  expect(readAgreement(text)).toBeUndefined();
});
