import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CertificateAuthority } from "./embedded/network/certificate-authority.ts";
import { readIdentityFiles } from "./identity-files.ts";

let folder: string;
let own: { certificatePath: string; privateKeyPath: string; tlsRootCertPath: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "identity-files-"));
  const place = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const [first, second] = await Promise.all(
    ["one.test", "two.test"].map(async (name) => (await CertificateAuthority.create(name, "test")).credentials),
  );
  const certificatePath = await place("cert.pem", first?.certificate ?? "");
  own = {
    certificatePath,
    tlsRootCertPath: certificatePath,
    privateKeyPath: await place("key.pem", first?.privateKey ?? ""),
  };
  await place("other.pem", second?.privateKey ?? "");
  await place("no.pem", "certificate");
});
afterAll(() => rm(folder, { recursive: true }));

const reading = (changes: Partial<typeof own>) => () => readIdentityFiles({ mspId: "Org1MSP", ...own, ...changes });
const at = (name: string) => join(folder, name);

test("files that belong together are read", () => {
  expect(reading({})().tlsRoot).toBeInstanceOf(Buffer);
});

test("each file that is not there, or is something else, is named with whose it is", () => {
  expect(reading({ certificatePath: at("gone.pem") })).toThrow(
    /^the certificate of Org1MSP, \S+gone.pem, cannot be read$/,
  );
  expect(reading({ certificatePath: at("no.pem") })).toThrow(/^the certificate of Org1MSP, \S+no.pem, is none: a PEM/);
  expect(reading({ privateKeyPath: at("no.pem") })).toThrow(/^the private key of Org1MSP, \S+no.pem, is none: a PEM/);
  expect(reading({ privateKeyPath: at("gone.pem") })).toThrow(
    /^the private key of Org1MSP, \S+gone.pem, cannot be read$/,
  );
  expect(reading({ tlsRootCertPath: at("no.pem") })).toThrow(
    /^the root certificate of Org1MSP's TLS, \S+no.pem, is none/,
  );
});

test("a key of another certificate is told before a peer refuses what it signs", () => {
  expect(reading({ privateKeyPath: at("other.pem") })).toThrow(
    /other.pem, does not belong to the certificate \S+cert.pem$/,
  );
});
