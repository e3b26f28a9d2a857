import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readNetworkFile } from "./organizations.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "network-file-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function reading(text: string): Promise<() => unknown> {
  const path = join(folder, "network.json");
  await writeFile(path, text);
  return () => readNetworkFile(path);
}
const setting = "LEDGERLOOM_FABRIC_NETWORK names ";

test("a network file that is not there is told with its setting", () => {
  expect(() => readNetworkFile("/nowhere/network.json")).toThrow(`${setting}/nowhere/network.json, which is not there`);
  expect(() => readNetworkFile(folder)).toThrow(`${setting}${folder}, which cannot be read`);
});

test("so is one that is no JSON, or describes no network", async () => {
  expect(await reading("organizations:")).toThrow(/^LEDGERLOOM_FABRIC_NETWORK names \S+, which is no JSON$/);
  expect(await reading('{ "organizations": [] }')).toThrow(
    /^LEDGERLOOM_FABRIC_NETWORK names \S+, which is no network file \(docs\/production\.md shows one/,
  );
});

test("a certificate or key that is not there is told with whose it is", async () => {
  const own = join(folder, "network.json");
  const files = { certificatePath: own, privateKeyPath: own };
  const described = (agent: object) =>
    JSON.stringify({
      organizations: [
        { mspId: "Org1MSP", endpoint: "a:1", tlsRootCertPath: own, identities: { admin: files, client: files, agent } },
      ],
    });
  expect((await reading(described(files)))()).toHaveLength(1);
  const wrong = await reading(described({ ...files, privateKeyPath: "/nowhere/key.pem" }));
  expect(wrong).toThrow(/names \S+, whose privateKeyPath of Org1MSP's agent cannot be read: \/nowhere\/key.pem$/);
});
