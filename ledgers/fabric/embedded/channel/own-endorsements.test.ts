import { expect, test } from "vitest";
import { OwnEndorsements } from "./own-endorsements.ts";

const endorsement = { endorser: Buffer.from("peer"), signature: Buffer.from("signature") };
const payload = Buffer.from("payload");

test("an endorsement is known only with its endorser, its signature and its payload", () => {
  const own = new OwnEndorsements();
  own.add(endorsement, payload);
  expect(own.has(endorsement, payload)).toBe(true);
  expect(own.has(endorsement, Buffer.from("another"))).toBe(false);
  expect(own.has({ ...endorsement, endorser: Buffer.from("other") }, payload)).toBe(false);
  expect(own.has({ ...endorsement, signature: Buffer.from("other") }, payload)).toBe(false);
});

test("old endorsements are forgotten", () => {
  const own = new OwnEndorsements();
  own.add(endorsement, payload);
  for (let i = 0; i < 5000; i++) own.add({ ...endorsement, signature: Buffer.from(String(i)) }, payload);
  expect(own.has(endorsement, payload)).toBe(false);
});
