import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownUrlOf, readConfig, sharedSecretOf } from "./config.ts";
import { settingNames } from "./environment.ts";

test("defaults start everything embedded on loopback", () => {
  const config = readConfig({});
  expect(config.gateway).toMatchObject({ host: "127.0.0.1", port: 4000, transport: "in-process" });
  expect(config.fabric.networkFile).toBeUndefined();
  expect(config.chain.url).toBeUndefined();
});

test("imports the listing into the embedded ledger, and into a consortium's own network only when told to", () => {
  expect(readConfig({}).importListing).toBe(true);
  const network = { LEDGERLOOM_FABRIC_NETWORK: "network.json" };
  expect(readConfig(network).importListing).toBe(false);
  expect(readConfig({ ...network, LEDGERLOOM_LISTING_IMPORT: "true" }).importListing).toBe(true);
  const own = { ...network, LEDGERLOOM_LISTING: "listing" };
  expect(readConfig(own)).toMatchObject({ importListing: true, listing: "listing" });
  expect(readConfig({ ...own, LEDGERLOOM_LISTING_IMPORT: "false" }).importListing).toBe(false);
});

test("takes a token issuer whole or not at all", () => {
  const issuer = {
    LEDGERLOOM_JWT_JWKS_URL: "https://issuer.test/keys",
    LEDGERLOOM_JWT_ISSUER: "https://issuer.test",
    LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
  };
  expect(readConfig({}).identity.trusted).toBeUndefined();
  expect(readConfig(issuer).identity.trusted).toEqual({
    jwksUrl: "https://issuer.test/keys",
    issuer: "https://issuer.test",
    audience: "ledgerloom",
  });
  const { LEDGERLOOM_JWT_AUDIENCE: _audience, ...partial } = issuer;
  expect(() => readConfig(partial)).toThrow(
    /LEDGERLOOM_JWT_AUDIENCE: must be set too, as LEDGERLOOM_JWT_JWKS_URL is: for whom/,
  );
});

test("gateway and subgraphs of their own processes share a secret, in production always", () => {
  const secret = "0123456789abcdef0123456789abcdef";
  expect(sharedSecretOf(readConfig({}))).toBeUndefined();
  const production = { NODE_ENV: "production" };
  expect(sharedSecretOf(readConfig({ ...production, LEDGERLOOM_SUBGRAPH_SECRET: secret }))).toBe(secret);
  expect(() => sharedSecretOf(readConfig(production))).toThrow("LEDGERLOOM_SUBGRAPH_SECRET");
  expect(() => readConfig({ LEDGERLOOM_SUBGRAPH_SECRET: "short" })).toThrow("LEDGERLOOM_SUBGRAPH_SECRET");
});

test("names every wrong setting at once", () => {
  const wrong = { LEDGERLOOM_PORT: "eighty", LEDGERLOOM_CHAIN_URL: "nowhere", LEDGERLOOM_AGENTS: "perhaps" };
  expect(() => readConfig(wrong)).toThrow(/LEDGERLOOM_PORT[\s\S]*LEDGERLOOM_CHAIN_URL[\s\S]*LEDGERLOOM_AGENTS/);
});

/** Message about a value that may be wrong. */
const whyOf = (name: string, value: string): string | undefined => {
  try {
    readConfig({ [name]: value });
    return undefined;
  } catch (error) {
    return (error as Error).message.split("\n").find((line) => line.startsWith(`  ${name}: `));
  }
};

test.each(settingNames)("a wrong %s is refused by its name, with what it takes", (name) => {
  const said = ["", "-1", "hunter2:?", "9".repeat(20)].map((value) => whyOf(name, value)).filter(Boolean);
  expect(said).not.toEqual([]);
  for (const line of said) expect(line).toMatch(/: (takes|must be) \S+ \S+/);
  if (/URL|KEY|SECRET|PASSPHRASE|ENDPOINT/.test(name)) expect(said.join()).not.toContain("hunter2");
});

test("the pages list every setting", () => {
  const pages = ["settings", "limits"].map((name) => readFileSync(`docs/reference/${name}.md`, "utf8")).join("");
  const ours = settingNames.filter((name) => name !== "NODE_ENV");
  expect(ours.filter((name) => !pages.includes(`\`${name}\``))).toEqual([]);
});

test("numbers and words are repeated, and whole numbers are digits", () => {
  expect(whyOf("LEDGERLOOM_PORT", "70000")).toBe(
    '  LEDGERLOOM_PORT: takes a whole number from 0 to 65535, not "70000"',
  );
  expect(whyOf("LEDGERLOOM_LOG_LEVEL", "loud")).toContain('takes one of silent, error, warn, info, debug, not "loud"');
  for (const text of ["", " ", "0x10", "1e3", "1.5", "+1"]) expect(whyOf("LEDGERLOOM_MAX_DEPTH", text)).toBeDefined();
  expect(readConfig({ LEDGERLOOM_PORT: " 4000\r" }).gateway.port).toBe(4000);
});

test("two channels of the embedded ledger, or one of a network that has both chaincodes on it", () => {
  const same = { LEDGERLOOM_OPS_CHANNEL: "one", LEDGERLOOM_MARKETPLACE_CHANNEL: "one" };
  expect(() => readConfig(same)).toThrow("LEDGERLOOM_MARKETPLACE_CHANNEL: takes another channel than");
  expect(readConfig({ ...same, LEDGERLOOM_FABRIC_NETWORK: "network.json" }).fabric.opsChannel).toBe("one");
  expect(whyOf("LEDGERLOOM_OPS_CHANNEL", "Ops")).toContain("takes a Fabric channel's name");
});

test("a subgraph has several instances for a gateway, and is one instance itself", () => {
  const several = readConfig({ LEDGERLOOM_OPS_URL: "http://a:4001/graphql,http://b:4001/graphql" });
  const [ops] = several.gateway.subgraphs;
  expect(ops).toEqual({ name: "ops", urls: ["http://a:4001/graphql", "http://b:4001/graphql"] });
  expect(() => ownUrlOf(several, "ops")).toThrow(
    "LEDGERLOOM_OPS_URL must name the one instance that runs here, such as http://a:4001/graphql",
  );
  expect(ownUrlOf(several, "payments").port).toBe("4003");
  expect(() => readConfig({ LEDGERLOOM_OPS_URL: "http://a:4001/graphql,b" })).toThrow("LEDGERLOOM_OPS_URL");
});

test("providers take ether unless told otherwise, and nothing that is no address", () => {
  const ether = `0x${"0".repeat(40)}`;
  const token = `0x${"aB".repeat(20)}`;
  const assetsOf = (LEDGERLOOM_PAYMENTS_ASSETS: string) => [
    ...readConfig({ LEDGERLOOM_PAYMENTS_ASSETS }).payments.acceptedAssets,
  ];
  expect([...readConfig({}).payments.acceptedAssets]).toEqual([ether]);
  expect(assetsOf(token)).toEqual([token.toLowerCase()]);
  expect(assetsOf(`ether,${token}`)).toEqual([ether, token.toLowerCase()]);
  expect(() => assetsOf("USDC")).toThrow("LEDGERLOOM_PAYMENTS_ASSETS");
});

test("traces every request unless told which share", () => {
  expect(readConfig({}).telemetry.ratio).toBe(1);
  expect(readConfig({ LEDGERLOOM_TRACE_RATIO: "0.25" }).telemetry.ratio).toBe(0.25);
  for (const ratio of ["-0.1", "1.1", "some"]) {
    expect(() => readConfig({ LEDGERLOOM_TRACE_RATIO: ratio })).toThrow("LEDGERLOOM_TRACE_RATIO");
  }
});

test("the chain's id is what its node tells unless it is set", () => {
  expect(readConfig({}).chain.id).toBeUndefined();
  expect(readConfig({ LEDGERLOOM_CHAIN_ID: "11155111" }).chain.id).toBe(11_155_111n);
});
