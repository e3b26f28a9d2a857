import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

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
});

test("names every wrong setting at once", () => {
  const wrong = { LEDGERLOOM_PORT: "eighty", LEDGERLOOM_CHAIN_URL: "nowhere", LEDGERLOOM_AGENTS: "perhaps" };
  expect(() => readConfig(wrong)).toThrow(/LEDGERLOOM_PORT[\s\S]*LEDGERLOOM_CHAIN_URL[\s\S]*LEDGERLOOM_AGENTS/);
});
