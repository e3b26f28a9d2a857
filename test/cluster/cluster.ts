import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Client, createClient } from "@ledgerloom/sdk";
import { freePorts } from "../../process/free-ports.ts";
import { startPostgres, type TemporaryPostgres } from "../../store/testing/temporary-postgres.ts";
import { audience, issuerName, TestIssuer } from "../gateway/test-issuer.ts";
import { startRedis, type TemporaryRedis } from "../temporary-redis.ts";
import { Member } from "./member.ts";
import { SharedLedgers } from "./shared-ledgers.ts";

const subgraphs = ["ops", "marketplace", "payments"] as const;
const copies = [0, 1] as const;

/** Two gateways and two of each subgraph over one Redis, one PostgreSQL and the ledgers, with settings of production. */
export class Cluster {
  readonly ledgers: SharedLedgers;
  readonly postgres: TemporaryPostgres;
  readonly redis: TemporaryRedis;
  readonly members: readonly Member[];
  readonly #issuer: TestIssuer;
  readonly #gatewayUrls: readonly string[];
  readonly #parts: AsyncDisposableStack;

  private constructor(given: Given, parts: AsyncDisposableStack) {
    this.ledgers = given.ledgers;
    this.postgres = given.postgres;
    this.redis = given.redis;
    this.#issuer = given.issuer;
    this.members = given.members;
    this.#gatewayUrls = given.members.filter(({ name }) => name.startsWith("gateway")).map(({ url }) => url);
    this.#parts = parts;
  }

  static async start(): Promise<Cluster> {
    await using parts = new AsyncDisposableStack();
    const [ledgers, postgres, redis] = await Promise.all([SharedLedgers.start(), startPostgres(), startRedis()]);
    parts.defer(() => redis.stop());
    parts.defer(() => postgres.stop());
    parts.defer(() => ledgers.stop());
    const issuer = await TestIssuer.create();
    const jwksUrl = await serveKeys(issuer, parts);
    const members = await membersOf({
      NODE_ENV: "production",
      LEDGERLOOM_LOG_LEVEL: "error",
      LEDGERLOOM_DATABASE_URL: postgres.url,
      LEDGERLOOM_REDIS_URL: redis.url,
      LEDGERLOOM_DATA: join(ledgers.folder, "unused"),
      LEDGERLOOM_FABRIC_NETWORK: ledgers.networkFile,
      LEDGERLOOM_CHAIN_URL: ledgers.chainUrl,
      LEDGERLOOM_PAYMENTS_PASSPHRASE: "a passphrase of the cluster test",
      LEDGERLOOM_SUBGRAPH_SECRET: "a secret of the cluster test, long enough",
      LEDGERLOOM_STOP_DELAY_MS: "300",
      LEDGERLOOM_JWT_JWKS_URL: jwksUrl,
      LEDGERLOOM_JWT_ISSUER: issuerName,
      LEDGERLOOM_JWT_AUDIENCE: audience,
    });
    parts.defer(async () => void (await Promise.all(members.map((member) => member.end("SIGKILL")))));
    for (const member of members) member.start();
    await Promise.all(members.map((member) => member.ready()));
    return new Cluster({ ledgers, postgres, redis, issuer, members }, parts.move());
  }

  /** A client of an administrator of Org1MSP who begins at one of the gateways and may use the other. */
  client(first: 0 | 1): Client {
    const url = first === 0 ? this.#gatewayUrls : this.#gatewayUrls.toReversed();
    const scope = "ops:write marketplace:write payments:write";
    return createClient({ url, token: () => this.#issuer.sign({ scope }) });
  }

  async stop(): Promise<void> {
    await this.#parts.disposeAsync();
  }
}

interface Given {
  readonly ledgers: SharedLedgers;
  readonly postgres: TemporaryPostgres;
  readonly redis: TemporaryRedis;
  readonly issuer: TestIssuer;
  readonly members: readonly Member[];
}

/** The processes in the order of their start. */
async function membersOf(settings: Record<string, string>): Promise<Member[]> {
  const ports = await freePorts(0, copies.length * (subgraphs.length + 1));
  const urlOf = (index: number) => `http://127.0.0.1:${ports[index]}/graphql`;
  const urls = subgraphs.map((_name, index) => copies.map((copy) => urlOf(index * copies.length + copy)));
  const variableOf = (name: string) => `LEDGERLOOM_${name.toUpperCase()}_URL`;
  const parts = subgraphs.flatMap((name, index) =>
    copies.map((copy) => {
      const url = urls[index]?.[copy] ?? "";
      const own = { ...settings, [variableOf(name)]: url, LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT: "0" };
      return new Member({ name: `${name} ${copy + 1}`, module: `subgraphs/${name}/main.js`, url, settings: own });
    }),
  );
  const elsewhere = Object.fromEntries(
    subgraphs.map((name, index) => [variableOf(name), urls[index]?.join(",") ?? ""]),
  );
  const gateways = copies.map((copy) => {
    const url = urlOf(subgraphs.length * copies.length + copy);
    const own = { ...settings, ...elsewhere, LEDGERLOOM_PORT: new URL(url).port };
    return new Member({ name: `gateway ${copy + 1}`, module: "gateway/main.js", url, settings: own });
  });
  return [...parts, ...gateways];
}

/** The public keys of the issuer, as an identity provider shows them. */
async function serveKeys({ identity }: TestIssuer, parts: AsyncDisposableStack): Promise<string> {
  const body = JSON.stringify(identity.jwks);
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  parts.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
}
