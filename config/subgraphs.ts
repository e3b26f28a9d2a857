/** Settings, each with the words by which a message asks for it. */
export type Requirements = Readonly<Record<string, string>>;

/** Settings of a subgraph in a process of its own. */
interface SubgraphSettings {
  /** Port of its default URL. */
  readonly port: number;
  readonly required: Requirements;
  /** Settings that it requires in production besides; the secret that it shares with gateways is required of all. */
  readonly inProduction: Requirements;
}

export const network = { LEDGERLOOM_FABRIC_NETWORK: "the file of your organisation's Fabric network" };
export const chain = { LEDGERLOOM_CHAIN_URL: "the JSON-RPC endpoint of your chain" };
export const database = { LEDGERLOOM_DATABASE_URL: "your PostgreSQL database" };
export const passphrase = {
  LEDGERLOOM_PAYMENTS_PASSPHRASE: "at least 12 characters that seal the payment server's keys",
};

/** The subgraphs by name. `subgraphs/all-subgraphs.ts` has the code of each. */
export const subgraphSettings = {
  ops: { port: 4001, required: network, inProduction: database },
  marketplace: { port: 4002, required: network, inProduction: database },
  payments: { port: 4003, required: { ...network, ...chain }, inProduction: { ...database, ...passphrase } },
} as const satisfies Readonly<Record<string, SubgraphSettings>>;

export type SubgraphName = keyof typeof subgraphSettings;

export const subgraphNames = Object.keys(subgraphSettings) as readonly SubgraphName[];

type UrlSetting = `LEDGERLOOM_${Uppercase<SubgraphName>}_URL`;

/** Setting with the URLs of a subgraph's instances. */
export const urlSettingOf = (name: SubgraphName) => `LEDGERLOOM_${name.toUpperCase()}_URL` as UrlSetting;

/** A value for the URL setting of each subgraph. @param make takes the default URL */
export function forEachUrl<V>(make: (url: string) => V): Readonly<Record<UrlSetting, V>> {
  const entries = subgraphNames.map((name) => {
    const { port } = subgraphSettings[name];
    return [urlSettingOf(name), make(`http://127.0.0.1:${port}/graphql`)] as const;
  });
  return Object.fromEntries(entries) as Record<UrlSetting, V>;
}
