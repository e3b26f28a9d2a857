import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import { callerOf } from "./caller.ts";

const from = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

test("who is known is one caller, wherever they come from", () => {
  const ann = { subject: "ann", mspId: "Org1MSP", scopes: [] };
  expect(callerOf(ann, from("10.0.0.1"), 0)).toBe("Org1MSP/ann");
  expect(callerOf(ann, from("10.0.0.2"), 0)).toBe("Org1MSP/ann");
});

test("others are their address, of which the network counts in IPv6", () => {
  const addresses = [
    "10.0.0.1",
    "::ffff:10.0.0.1",
    "2001:db8:1:2:3:4:5:6",
    "2001:db8:1:2::9",
    "2001:db8::1",
    "::1",
    "fe80::1%eth0",
  ];
  expect(addresses.map((address) => callerOf(anonymous, from(address), 0))).toEqual([
    "10.0.0.1",
    "10.0.0.1",
    "2001:db8:1:2::/64",
    "2001:db8:1:2::/64",
    "2001:db8:0:0::/64",
    "0:0:0:0::/64",
    "fe80:0:0:0::/64",
  ]);
});

test("what a client says of where it comes from counts only as far as our own proxies go", () => {
  const said = from("10.0.0.1", "203.0.113.7, 198.51.100.2 , 10.0.0.9");
  expect([0, 1, 2].map((proxies) => callerOf(anonymous, said, proxies))).toEqual([
    "10.0.0.1",
    "10.0.0.9",
    "198.51.100.2",
  ]);
  expect(callerOf(anonymous, from("10.0.0.1", "no address"), 1)).toBe("10.0.0.1");
  expect(callerOf(anonymous, from("10.0.0.1"), 3)).toBe("10.0.0.1");
});
