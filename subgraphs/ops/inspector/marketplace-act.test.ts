import { expect, test } from "vitest";
import type { TransactionDetails } from "../../../ledgers/fabric/block-details.ts";
import { marketplaceAct } from "./marketplace-act.ts";

const address = "0x1172e16B34822B63585824ae277822a7D26e88c4";

/** The act in a call of the marketplace. */
function actIn(fn: string, ...given: readonly string[]) {
  const call = { chaincode: "marketplace", arguments: [fn, ...given].map((one) => Buffer.from(one)) };
  return marketplaceAct(call as unknown as TransactionDetails);
}

test("an act names its signer with the checksum, however the authorization writes it", () => {
  for (const signer of [address, address.toLowerCase(), `0x${address.slice(2).toUpperCase()}`]) {
    expect(actIn("RegisterUser", "{}", JSON.stringify({ signer }))).toMatchObject({
      name: "RegisterUser",
      signer: address,
    });
  }
});

test("an act whose authorization is anything has no signer", () => {
  const hostile = [
    "",
    "null",
    "[]",
    "7",
    "{",
    '{"signer":7}',
    '{"signer":"0x12"}',
    `{"signer":"${"x".repeat(10_000)}"}`,
  ];
  for (const authorization of hostile) expect(actIn("RegisterUser", "{}", authorization)?.signer).toBeUndefined();
});

test("other calls carry no act", () => {
  expect(actIn("Parameters")).toBeUndefined();
  expect(actIn("constructor", "{}", JSON.stringify({ signer: address }))).toBeUndefined();
});
