import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { graphql } from "graphql";
import { pino } from "pino";
import { reportReady } from "../../process/child-process.ts";
import { openDatabase } from "../../store/database/open-database.ts";
import { adminOf } from "../../subgraphs/kit/testing/principals.ts";
import { startPayments } from "../../subgraphs/payments/start.ts";

/** Service key of a team, with its payment server's address. */
export interface TeamKey {
  readonly url: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface TeamOptions {
  readonly mspId: string;
  readonly chainUrl: string;
  readonly sponsorKey: string;
  /** Folder of its state; started there again it is the same team. */
  readonly dataDirectory: string;
  /** Port of the data plane; 0 takes a free one. */
  readonly port: number;
}

/** A team's payment server as a process of its own, with one account and a key for its services. */
const { mspId, chainUrl, sponsorKey, dataDirectory, port }: TeamOptions = JSON.parse(process.argv[2] ?? "{}");
const log = pino({ level: "silent" });
const database = await openDatabase({
  url: undefined,
  folder: join(dataDirectory, "database"),
  production: false,
  log,
});
const server = await startPayments({
  chain: { url: chainUrl, confirmations: 0 },
  dataDirectory,
  database,
  log,
  organizations: [mspId],
  passphrase: "correct horse battery",
  sponsor: { privateKey: sponsorKey, grant: 10n ** 18n },
  dataPlane: { host: "127.0.0.1", port },
});

async function ask<T>(source: string, input: object): Promise<T> {
  const contextValue = await server.contextFor(adminOf(mspId));
  const { data, errors } = await graphql({ schema: server.schema, source, variableValues: { input }, contextValue });
  if (errors?.[0]) throw errors[0];
  return data?.act as T;
}

async function createKey(): Promise<Omit<TeamKey, "url">> {
  const { account } = await ask<{ account: { address: string } }>(
    "mutation ($input: PaymentAccountCreateInput!) { act: paymentAccountCreate(input: $input) { account { address } } }",
    {},
  );
  const { key, secret } = await ask<{ key: { id: string }; secret: string }>(
    "mutation ($input: PaymentServiceKeyCreateInput!) { act: paymentServiceKeyCreate(input: $input) { key { id } secret } }",
    { account: account.address },
  );
  return { keyId: key.id, secret };
}

const file = join(dataDirectory, "team.json");
if (!existsSync(file)) writeFileSync(file, JSON.stringify(await createKey()));
reportReady({ url: server.dataPlaneUrl ?? "", ...JSON.parse(readFileSync(file, "utf8")) } satisfies TeamKey);
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
