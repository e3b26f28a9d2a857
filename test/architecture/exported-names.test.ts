import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Names that stand for more than one thing, by the reason why none of them has another name. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "a GraphQL type of two subgraphs, which federation joins, and its resolver": [
    "Account",
    "AccountResolver",
    "Organization",
  ],
  "the word of the field, and the folder says of what": [
    "Checkpoint",
    "Connection",
    "FollowOptions",
    "Identity",
    "Journal",
    "Membership",
    "Offer",
    "Operation",
    "Outcome",
    "Part",
    "Policy",
    "Progress",
    "Reader",
    "Refusal",
    "Requests",
    "ServiceKey",
    "channelsTable",
    "changesOf",
    "defineChaincode",
    "openDatabase",
    "submit",
  ],
  "a kind of columns, of fields in GraphQL or of settings": ["address", "bigint", "boolean", "nullable"],
  "a small function of a few files": [
    "addressOf",
    "cursorOf",
    "decodePolicy",
    "digestOf",
    "evaluate",
    "pageSize",
    "partOf",
    "readHeader",
    "readRequest",
    "refusalOf",
    "renewalMs",
    "runCommand",
    "text",
    "traceIdOf",
    "within",
  ],
  "the form of something in one place, and in another": [
    "AskedOperation",
    "Call",
    "LaneRow",
    "MutationPayload",
    "OfferedToken",
    "Outbox",
  ],
};

/** Programs that nobody imports, and packages and an implementation of a protocol whose words are their own. */
const apart = [
  "clients/cli/**",
  "clients/dashboard/**",
  "clients/pay/**",
  "clients/sdk/**",
  "chaincode/**",
  "ledgers/fabric/embedded/**",
  "test/**",
  "bench/**",
];

const files = globSync("**/*.ts", {
  exclude: ["**/node_modules/**", "**/dist/**", "**/generated/**", "**/testing/**", "**/*.test.ts", ...apart],
});
const exported =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

test("an exported name stands for one thing, or is listed with a reason", () => {
  const places = new Map<string, Set<string>>();
  for (const file of files)
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(exported))
      places.set(name, (places.get(name) ?? new Set()).add(file));
  expect(places.size).toBeGreaterThan(1_000);
  const listed = Object.values(allowed).flat();
  const twice = [...places].filter(([name, { size }]) => size > 1 && !listed.includes(name));
  expect(twice.map(([name, where]) => `${name}: ${[...where].join(", ")}`)).toEqual([]);
});
