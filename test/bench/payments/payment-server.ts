import { graphql } from "graphql";
import { pino } from "pino";
import { reportReady } from "../../../ledgers/child-process.ts";
import { startPayments } from "../../../subgraphs/payments/start.ts";
import { openPglite } from "../../../subgraphs/shared/store/pglite-database.ts";
import { adminOf } from "../../../subgraphs/shared/testing/principals.ts";

/** What a team's service needs to pay and be paid. */
export interface TeamAccount {
  readonly url: string;
  readonly keyId: string;
  readonly secret: string;
}

/** What {@link TeamAccount} is made of. */
export interface TeamOptions {
  readonly mspId: string;
  readonly chainUrl: string;
  readonly sponsorKey: string;
  readonly dataDirectory: string;
}

/** A team's payment server as a process of its own, with one account and a key for its services. */
const { mspId, chainUrl, sponsorKey, dataDirectory }: TeamOptions = JSON.parse(process.argv[2] ?? "{}");
const server = await startPayments({
  chain: { url: chainUrl, confirmations: 0 },
  dataDirectory,
  database: await openPglite(),
  passphrase: "correct horse battery",
  organizations: [mspId],
  sponsor: { privateKey: sponsorKey, grant: 10n ** 18n },
  dataPlane: { host: "127.0.0.1", port: 0 },
  log: pino({ level: "silent" }),
});

async function ask<T>(source: string, input: object): Promise<T> {
  const contextValue = await server.contextFor(adminOf(mspId));
  const { data, errors } = await graphql({ schema: server.schema, source, variableValues: { input }, contextValue });
  if (errors?.[0]) throw errors[0];
  return data?.act as T;
}

const { account } = await ask<{ account: { address: string } }>(
  "mutation ($input: PaymentAccountCreateInput!) { act: paymentAccountCreate(input: $input) { account { address } } }",
  {},
);
const { key, secret } = await ask<{ key: { id: string }; secret: string }>(
  "mutation ($input: PaymentServiceKeyCreateInput!) { act: paymentServiceKeyCreate(input: $input) { key { id } secret } }",
  { account: account.address },
);
reportReady({ url: server.dataPlaneUrl ?? "", keyId: key.id, secret } satisfies TeamAccount);
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
