import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import type { Part } from "./required.ts";

const messageOf = (variables: Record<string, string>, part?: Part): string => {
  try {
    readConfig(variables, part);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};
const namesIn = (message: string) => [...message.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name);
const production = { NODE_ENV: "production" };

test("on one machine everything starts without a setting", () => {
  expect(messageOf({}, "platform")).toBe("");
});

test("production is told all that it lacks at once, what is wrong besides, and starts no ledger of one machine", () => {
  const message = messageOf({ ...production, LEDGERLOOM_PORT: "eighty", LEDGERLOOM_SUBGRAPHS: "http" }, "platform");
  expect(namesIn(message).sort()).toEqual([
    "LEDGERLOOM_CHAIN_URL",
    "LEDGERLOOM_DATABASE_URL",
    "LEDGERLOOM_FABRIC_NETWORK",
    "LEDGERLOOM_JWT_AUDIENCE",
    "LEDGERLOOM_JWT_ISSUER",
    "LEDGERLOOM_JWT_JWKS_URL",
    "LEDGERLOOM_PAYMENTS_PASSPHRASE",
    "LEDGERLOOM_PORT",
    "LEDGERLOOM_SUBGRAPH_SECRET",
  ]);
  expect(message).toContain("LEDGERLOOM_DATABASE_URL: must be set in production: your PostgreSQL database");
});

test("a part is told what it lacks, and nothing of what it does not need", () => {
  expect(namesIn(messageOf({}, "gateway"))).toEqual([]);
  expect(namesIn(messageOf({}, "ops"))).toEqual(["LEDGERLOOM_FABRIC_NETWORK"]);
  expect(namesIn(messageOf({}, "payments"))).toEqual(["LEDGERLOOM_FABRIC_NETWORK", "LEDGERLOOM_CHAIN_URL"]);
  expect(namesIn(messageOf(production, "payments")).sort()).toEqual([
    "LEDGERLOOM_CHAIN_URL",
    "LEDGERLOOM_DATABASE_URL",
    "LEDGERLOOM_FABRIC_NETWORK",
    "LEDGERLOOM_PAYMENTS_PASSPHRASE",
    "LEDGERLOOM_SUBGRAPH_SECRET",
  ]);
  const given = { LEDGERLOOM_FABRIC_NETWORK: "network.json" };
  expect(namesIn(messageOf({ ...production, ...given }, "marketplace"))).toEqual([
    "LEDGERLOOM_DATABASE_URL",
    "LEDGERLOOM_SUBGRAPH_SECRET",
  ]);
});

test("a setting that is empty is missing, and told once", () => {
  const message = messageOf(
    { ...production, LEDGERLOOM_JWT_ISSUER: "https://id.test", LEDGERLOOM_DATABASE_URL: "" },
    "gateway",
  );
  const names = namesIn(message);
  expect(names).toContain("LEDGERLOOM_DATABASE_URL");
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ["LEDGERLOOM_PROT", "LEDGERLOOM_PORT"],
  ["LEDGERLOOM_MAX_DEPHT", "LEDGERLOOM_MAX_DEPTH"],
  ["LEDGERLOOM_PASSPHRASE", "LEDGERLOOM_PAYMENTS_PASSPHRASE"],
  ["ledgerloom_data", "LEDGERLOOM_DATA"],
])("%s is no setting; %s is meant", (name, meant) => {
  expect(messageOf({ [name]: "1" })).toContain(`${name}: there is no such setting; is ${meant} meant?`);
});

test("what the tests, agents and the command line read is no unknown setting, nor what others set", () => {
  expect(messageOf({ LEDGERLOOM_TEST_CLUSTER: "true", LEDGERLOOM_AGENT_DATA: "x", NODE_OPTIONS: "" })).toBe("");
  expect(messageOf({ LEDGERLOOM_URL: "http://x", LEDGERLOOM_TOKEN: "x", LEDGERLOOM_HOME: "x" })).toBe("");
  expect(messageOf({ LEDGERLOOM_ISSUER: "https://x", LEDGERLOOM_CLIENT_ID: "x" })).toBe("");
});
