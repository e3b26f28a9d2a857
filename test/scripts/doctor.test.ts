import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { X509CertificateGenerator } from "@peculiar/x509";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestChain } from "../../ledgers/evm/testing.ts";
import type { FabricOrganization } from "../../ledgers/fabric/organizations.ts";
import { freePorts } from "../../process/free-ports.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../store/testing/temporary-postgres.ts";
import { SharedLedgers } from "../cluster/shared-ledgers.ts";
import { npmRun } from "../npm-run.ts";
import { ownPlace } from "../running-platform.ts";
import { startedOff } from "../shifted-clock.ts";
import { isRedisInstalled, startRedis } from "../temporary-redis.ts";

/** `npm run doctor` over ledgers, databases and Redis that run, and over each of them as it may be wrong. */
const parts = new AsyncDisposableStack();
let folder: string;
let ledgers: SharedLedgers;
let organization: FabricOrganization;
/** Nothing listens there. */
let deadPort: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-doctor-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  ledgers = await SharedLedgers.start();
  parts.defer(() => ledgers.stop());
  [organization] = JSON.parse(await readFile(ledgers.networkFile, "utf8")).organizations;
  [deadPort = 0] = await freePorts(0, 1);
});
afterAll(() => parts.disposeAsync());

let places = 0;
/** @returns exit code and lines that tell what is wrong, each with those below it */
async function doctor(settings: Record<string, string>) {
  places += 1;
  const { code, output } = await npmRun(["doctor"], { ...ownPlace(join(folder, `place-${places}`)), ...settings });
  const findings = output.split(/\n(?=ok {4}|wrong {2}|\n)/);
  return { code, output, wrong: findings.filter((one) => one.startsWith("wrong ")) };
}

/** A network file in which something about the first organisation is another way. */
async function networkFile(name: string, changed: Partial<FabricOrganization>): Promise<string> {
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify({ organizations: [{ ...organization, ...changed }] }));
  return path;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  parts.defer(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

describe("on one machine", () => {
  test("nothing is wrong where nothing is set", async () => {
    const { code, output, wrong } = await doctor({});
    expect({ code, wrong }, output).toEqual({ code: 0, wrong: [] });
    for (const subject of ["settings", "data folder", "Node", "ports", "database", "network file", "chain"])
      expect(output).toMatch(new RegExp(`^ok {5}${subject}: `, "m"));
    expect(output).toMatch(/\n\nNothing is wrong\.\n$/);
  });

  test("settings that are wrong are all that is said", async () => {
    const { code, output, wrong } = await doctor({ LEDGERLOOM_PORT: "eighty", LEDGERLOOM_PROT: "80" });
    expect(code).toBe(1);
    expect(wrong).toHaveLength(1);
    expect(output).toContain("LEDGERLOOM_PORT: takes a whole number");
    expect(output).toContain("is LEDGERLOOM_PORT meant?");
  });

  test("so are ports that are taken, a damaged database, and a listing that is none", async () => {
    const port = `${await listening(createServer())}`;
    const data = join(folder, "damaged");
    await mkdir(join(data, "database"), { recursive: true });
    await writeFile(join(data, "database", "PG_VERSION"), "1");
    const settings = { LEDGERLOOM_DATA: data, LEDGERLOOM_CHAIN_PORT: port, LEDGERLOOM_LISTING: folder };
    const { code, wrong } = await doctor({ ...settings, LEDGERLOOM_LISTING_IMPORT: "true" });
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining(`LEDGERLOOM_CHAIN_PORT: port ${port} of 127.0.0.1 is taken`),
      expect.stringContaining(`LEDGERLOOM_LISTING: ${folder} has no file services*.jsonl`),
      expect.stringContaining(`the embedded database in ${data}/database does not open`),
    ]);
  });

  test("so is a data folder that cannot be written", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const { code, wrong } = await doctor({ LEDGERLOOM_DATA: join(file, "data") });
    expect(code).toBe(1);
    expect(wrong[0]).toMatch(/data folder: \S+ cannot be used for data: .*LEDGERLOOM_DATA/);
  });
});

describe("a Fabric network", () => {
  const wrongOf = async (name: string, changed: Partial<FabricOrganization>, settings: Record<string, string> = {}) => {
    const { code, wrong } = await doctor({ LEDGERLOOM_FABRIC_NETWORK: await networkFile(name, changed), ...settings });
    expect(code).toBe(1);
    return wrong;
  };

  test("a network file that is not there is wrong with its setting", async () => {
    const { code, wrong } = await doctor({ LEDGERLOOM_FABRIC_NETWORK: "/nowhere.json" });
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining("LEDGERLOOM_FABRIC_NETWORK names /nowhere.json, which is not there"),
    ]);
  });

  test("identities that may not do what their role is for are told with what they lack", async () => {
    const { client, ...others } = organization.identities;
    const wrong = await wrongOf("roles", { identities: { ...others, client, admin: client, agent: client } });
    expect(wrong).toHaveLength(2);
    expect(wrong[0]).toMatch(/Org1MSP, admin: LEDGERLOOM_FABRIC_NETWORK .*needs the organisational unit `admin`/s);
    expect(wrong[1]).toMatch(
      /Org1MSP, agent: LEDGERLOOM_FABRIC_NETWORK .*needs the attribute `ledgerloom\.role=agent`/s,
    );
  });

  test("keys of others and certificates whose time is over are told with their files", async () => {
    const { admin, client, agent } = organization.identities;
    const swapped = { ...admin, privateKeyPath: client.privateKeyPath };
    const identities = { admin: swapped, agent: await expired(), client };
    const wrong = await wrongOf("files", { identities });
    expect(wrong).toHaveLength(2);
    expect(wrong[0]).toContain(`${client.privateKeyPath}, does not belong to the certificate ${admin.certificatePath}`);
    expect(wrong[1]).toContain("expired.pem is valid from 2020-01-01T00:00:00.000Z to 2021-01-01T00:00:00.000Z");
    expect(agent.certificatePath).toContain("agent");
  });

  /** Certificate of an identity whose year is over, with its key. */
  async function expired() {
    const { subtle } = globalThis.crypto;
    const keys = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: "CN=expired",
      notBefore: new Date("2020-01-01"),
      notAfter: new Date("2021-01-01"),
      signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
      keys: keys as never,
    });
    const [certificatePath, privateKeyPath] = [join(folder, "expired.pem"), join(folder, "expired.key")];
    await writeFile(certificatePath, certificate.toString("pem"));
    const der = Buffer.from(await subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
    await writeFile(privateKeyPath, `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`);
    return { certificatePath, privateKeyPath };
  }

  test("a peer that is away, and channels that it has not, are told with where they were looked for", async () => {
    const away = await wrongOf("away", { endpoint: `127.0.0.1:${deadPort}` });
    expect(away).toHaveLength(3);
    for (const one of away)
      expect(one).toContain(`LEDGERLOOM_FABRIC_NETWORK names an identity that cannot use channel`);
    expect(away[0]).toContain(`127.0.0.1:${deadPort}`);
    const elsewhere = await wrongOf("channels", {}, { LEDGERLOOM_OPS_CHANNEL: "elsewhere" });
    expect(elsewhere).toEqual([
      expect.stringMatching(/admin: .* channel elsewhere/),
      expect.stringMatching(/agent: .* channel elsewhere/),
    ]);
  });
});

describe("a chain", () => {
  test("one that does not answer is told with its setting", async () => {
    const { code, wrong } = await doctor({ LEDGERLOOM_CHAIN_URL: `ws://127.0.0.1:${deadPort}` });
    expect(code).toBe(1);
    expect(wrong).toEqual([expect.stringMatching(/chain: no Ethereum node answers .* set LEDGERLOOM_CHAIN_URL/)]);
  });

  test("so are one without a factory, and a first block that it has not", async () => {
    const bare = await startTestChain();
    parts.defer(() => bare.stop());
    const settings = { LEDGERLOOM_CHAIN_URL: bare.chain.url, LEDGERLOOM_CHAIN_FROM_BLOCK: "1000000" };
    const { code, wrong } = await doctor(settings);
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringMatching(/LEDGERLOOM_CHAIN_URL names chain 5666, .*npm run deploy:factory/s),
      expect.stringContaining("LEDGERLOOM_CHAIN_FROM_BLOCK is 1000000"),
    ]);
  });
});

describe("what instances share", () => {
  test("a database, Redis and an issuer that are away are told with their settings", async () => {
    const away = `127.0.0.1:${deadPort}`;
    const { code, wrong } = await doctor({
      LEDGERLOOM_DATABASE_URL: `postgres://test@${away}/postgres`,
      LEDGERLOOM_REDIS_URL: `redis://${away}`,
      LEDGERLOOM_JWT_JWKS_URL: `http://${away}/keys`,
      LEDGERLOOM_JWT_ISSUER: "issuer",
      LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
    });
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining("LEDGERLOOM_DATABASE_URL names a database that cannot be used"),
      expect.stringContaining("LEDGERLOOM_REDIS_URL names a Redis that cannot be used"),
      expect.stringContaining("LEDGERLOOM_JWT_JWKS_URL must name the key set of an issuer"),
    ]);
  });

  describe.skipIf(!postgresPrograms)("with a server", () => {
    let postgres: TemporaryPostgres;
    beforeAll(async () => {
      postgres = await startPostgres();
      parts.defer(() => postgres.stop());
    });

    test("nothing is wrong in production with ledgers, database, Redis and issuer that run", async ({ skip }) => {
      if (!isRedisInstalled) return skip("Redis is not installed");
      const redis = await startRedis();
      parts.defer(() => redis.stop());
      const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "1" }];
      const issuer = await listening(createServer((_, response) => response.end(JSON.stringify({ keys }))));
      const { code, output, wrong } = await doctor({
        NODE_ENV: "production",
        LEDGERLOOM_DATABASE_URL: postgres.url,
        LEDGERLOOM_REDIS_URL: redis.url,
        LEDGERLOOM_JWT_JWKS_URL: `http://127.0.0.1:${issuer}/keys`,
        LEDGERLOOM_JWT_ISSUER: "issuer",
        LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
        LEDGERLOOM_PAYMENTS_PASSPHRASE: "a passphrase of the doctor",
        LEDGERLOOM_SUBGRAPH_SECRET: "x".repeat(32),
        LEDGERLOOM_FABRIC_NETWORK: ledgers.networkFile,
        LEDGERLOOM_CHAIN_URL: ledgers.chainUrl,
      });
      expect({ code, wrong }, output).toEqual({ code: 0, wrong: [] });
      expect(output).toContain("Org3MSP, admin: may vote on operations");
      expect(output).toContain("Org3MSP, agent: may execute operations");
      expect(output).toContain("channel factory: as built here");
      expect(output).toMatch(/database: PostgreSQL \d+, postgres\n/);
      expect(output).toContain("Redis: answers PONG");
    });

    test("a user who may make no schemas is told what grants it", async () => {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query("CREATE USER guest");
      await client.end();
      const { wrong } = await doctor({ LEDGERLOOM_DATABASE_URL: postgres.url.replace("test@", "guest@") });
      expect(wrong).toEqual([expect.stringContaining("GRANT CREATE ON DATABASE postgres TO guest")]);
    });

    test("a clock that is an hour ahead is told for each ledger and database that shows it", async () => {
      const wrong = await shiftedBy(60 * 60 * 1_000);
      expect(wrong).toHaveLength(3);
      expect(wrong[0]).toMatch(/clock of the database: .* is 3600 s behind this machine's/);
      for (const one of wrong.slice(1)) expect(one).toMatch(/Org1MSP, \w+: .*set it by NTP/s);
    });

    test("so is one that is an hour behind, which blocks of the chain show", async () => {
      const wrong = await shiftedBy(-60 * 60 * 1_000);
      expect(wrong[0]).toMatch(/clock of the database: .* is 3600 s ahead of this machine's/);
      expect(wrong.at(-1)).toMatch(/clock of the chain: the time of the chain's newest block is \d+ s ahead of/);
    });

    async function shiftedBy(ms: number): Promise<string[]> {
      const settings = {
        LEDGERLOOM_DATABASE_URL: postgres.url,
        LEDGERLOOM_FABRIC_NETWORK: await networkFile("clock", {}),
        LEDGERLOOM_CHAIN_URL: ledgers.chainUrl,
      };
      const { code, wrong } = await startedOff(ms, () => doctor(settings));
      expect(code).toBe(1);
      return wrong;
    }
  });
});
