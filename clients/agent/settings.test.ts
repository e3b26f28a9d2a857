import { expect, test } from "vitest";
import { defaultAllowList } from "./allow-list.ts";
import { readSettings } from "./settings.ts";

const required = [
  ["--msp-id", "Org1MSP"],
  ["--endpoint", "127.0.0.1:7051"],
  ["--certificate", "cert.pem"],
  ["--private-key", "key.pem"],
  ["--data", "data"],
].flat();

test("settings come from arguments, then from the environment, then from defaults", () => {
  const settings = readSettings([...required, "--channels", "a,b"], {
    LEDGERLOOM_AGENT_CHANNELS: "c",
    LEDGERLOOM_AGENT_OPS_CHANNEL: "operations",
  });
  expect(settings).toMatchObject({
    mspId: "Org1MSP",
    channels: ["a", "b"],
    opsChannel: "operations",
    logLevel: "info",
  });
  expect(settings.allowList).toEqual(defaultAllowList);
});

test("every wrong setting is named at once", () => {
  const read = () => readSettings(["--endpoint", "nowhere", "--housekeeping-ms", "1"], {});
  expect(read).toThrow(
    /--msp-id or LEDGERLOOM_AGENT_MSP_ID: must be set: the MSP id[\s\S]*--private-key or LEDGERLOOM_AGENT_PRIVATE_KEY: must/,
  );
  expect(read).toThrow(/--endpoint or LEDGERLOOM_AGENT_ENDPOINT: takes host:port/);
  expect(read).toThrow(/--housekeeping-ms or .*: takes a whole number from 100 to 3600000, not "1"/);
  expect(() => readSettings([...required, "--shell", "true"], {})).toThrow(/--shell[\s\S]*takes --msp-id, --endpoint/);
});
