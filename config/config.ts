import { resolve } from "node:path";
import { refusedSettings } from "../process/setting-values.ts";
import type { LogFormat } from "../telemetry/log.ts";
import { type Environment, environment, issuerVariables, settingNames } from "./environment.ts";
import { type LimitSettings, limitSettingsOf } from "./gateway-limits.ts";
import { unknownNames } from "./names.ts";
import { missingSettings, type Part, subgraphSecret } from "./required.ts";
import { type SubgraphName, subgraphNames, urlSettingOf } from "./subgraphs.ts";

/** Every setting of every process; only `start/main.ts` files read it. */
export interface Config {
  readonly production: boolean;
  readonly logLevel: string;
  /** Format of log lines; unless set readable on a terminal, JSON elsewhere. */
  readonly logFormat: LogFormat | undefined;
  /** Absolute path of the folder that holds all state of this machine. */
  readonly dataDirectory: string;
  readonly database: {
    /** A PostgreSQL server's database; without one the embedded database is opened. */
    readonly url: string | undefined;
  };
  /** Redis, in which instances share notifications and counts; it may lose them. Without it they do with less. */
  readonly redisUrl: string | undefined;
  readonly gateway: LimitSettings & {
    readonly host: string;
    readonly port: number;
    /** Whether the subgraphs run in the gateway's process or answer at their URLs. */
    readonly transport: "in-process" | "http";
    readonly subgraphs: readonly { readonly name: SubgraphName; readonly urls: readonly string[] }[];
    /** Interval at which subgraphs elsewhere are asked whether their schemas have changed, in ms. */
    readonly schemaPollMs: number;
  };
  /** Times of a graceful shutdown; see `process/graceful-shutdown.ts`. */
  readonly stopping: { readonly delayMs: number; readonly timeoutMs: number };
  readonly identity: {
    /** Issuer whose access tokens count; without one, and outside production only, the development issuer. */
    readonly trusted: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string } | undefined;
    readonly clockSkewSeconds: number;
    /** Claim with the MSP id of the principal's organisation. */
    readonly organizationClaim: string;
    readonly scopeClaim: string;
  };
  /** The web front end. */
  readonly dashboard: {
    /** Whether the gateway serves it. */
    readonly isServed: boolean;
    /** Client by which the issuer knows its pages; without one nobody signs in there. */
    readonly clientId: string | undefined;
    /** Scopes that its pages ask the issuer for, with spaces between. */
    readonly scopes: string;
  };
  /** Secret shared by the gateway and the subgraphs elsewhere, which then answer no other caller. */
  readonly subgraphSecret: string | undefined;
  readonly fabric: {
    /** File that describes a running network; without one the embedded ledger is started. */
    readonly networkFile: string | undefined;
    readonly basePort: number;
    readonly batchTimeoutMs: number;
    readonly opsChannel: string;
    readonly marketplaceChannel: string;
  };
  readonly chain: {
    /** JSON-RPC endpoint; without one the embedded chain is started. */
    readonly url: string | undefined;
    /** Chain id that its node must have; the one that it first tells unless set. */
    readonly id: bigint | undefined;
    readonly port: number;
    /** Blocks that must follow an event's block until it counts. */
    readonly confirmations: number;
    /** Blocks that must follow until it is final; unless set the chain itself says which blocks are. */
    readonly finalityDepth: number | undefined;
    /** The block with the channel factory, or any before it. */
    readonly fromBlock: number;
    /** Private key of the account that pays for the factory when that has to be deployed. */
    readonly deployerKey: string | undefined;
  };
  readonly payments: {
    readonly passphrase: string | undefined;
    /** Addresses of the assets that providers take, lower case; the zero address for ether. */
    readonly acceptedAssets: ReadonlySet<string>;
    /** Folder with the build of x402's contracts, which are then deployed on the embedded chain. */
    readonly x402Contracts: string | undefined;
    /** Address at which services reach their payment server. */
    readonly dataPlane: { readonly host: string; readonly port: number };
    /** Interval at which the keeper runs, in ms; `undefined` for never. */
    readonly keeper: { readonly intervalMs: number } | undefined;
  };
  readonly telemetry: {
    /** Base address of an OpenTelemetry collector (OTLP over HTTP); without one no traces are recorded. */
    readonly otlpEndpoint: string | undefined;
    /** Share of the requests that are traced, from 0 to 1, unless the caller has decided already. */
    readonly ratio: number;
    /** Address of a server for `/metrics` alone. */
    readonly metrics: {
      readonly host: string;
      readonly port: number | undefined;
      readonly allowedHosts: readonly string[] | undefined;
    };
    /** Whether `/metrics` is answered beside requests, too: in development, unless it has a port. */
    readonly showsMetrics: boolean;
  };
  /** Hours for which answers to requests with an idempotency key are kept. */
  readonly idempotencyRetentionHours: number;
  readonly startAgents: boolean;
  /** Allow-list of agents on this machine; on the embedded ledger unless set what the shipped templates need. */
  readonly agentAllowList: string | undefined;
  readonly importListing: boolean;
  /** Folder, or files with commas between, of the listing that is imported; unless set the shipped one. */
  readonly listing: string | undefined;
}

/**
 * Reads all settings.
 * @param part the process that they are for, whose required settings are checked too
 * @throws Error that lists every variable that is wrong, unknown or missing
 */
export function readConfig(variables: NodeJS.ProcessEnv = process.env, part?: Part): Config {
  const parsed = environment.safeParse(variables);
  const wrong = parsed.error ? refusedSettings(parsed.error) : [];
  const missing = (part ? missingSettings(variables, part) : []).filter(
    ({ name }) => !wrong.some((one) => one.name === name),
  );
  const all = [...wrong, ...unknownNames(variables, settingNames), ...missing];
  if (!parsed.success || all.length > 0) {
    const lines = all.map(({ name, why }) => `  ${name}: ${why}`);
    throw new Error(`These settings are wrong (docs/reference/settings.md lists all):\n${lines.join("\n")}`);
  }
  return configOf(parsed.data);
}

function configOf(env: Environment): Config {
  const production = env.NODE_ENV === "production";
  const limits = limitSettingsOf(env, production);
  return {
    production,
    logLevel: env.LEDGERLOOM_LOG_LEVEL,
    logFormat: env.LEDGERLOOM_LOG_FORMAT,
    dataDirectory: resolve(env.LEDGERLOOM_DATA),
    database: { url: env.LEDGERLOOM_DATABASE_URL },
    redisUrl: env.LEDGERLOOM_REDIS_URL,
    gateway: gatewayOf(env, limits),
    stopping: { delayMs: env.LEDGERLOOM_STOP_DELAY_MS, timeoutMs: env.LEDGERLOOM_STOP_TIMEOUT_MS },
    identity: {
      trusted: trustedIssuer(env),
      clockSkewSeconds: env.LEDGERLOOM_JWT_CLOCK_SKEW_SECONDS,
      organizationClaim: env.LEDGERLOOM_JWT_ORGANIZATION_CLAIM,
      scopeClaim: env.LEDGERLOOM_JWT_SCOPE_CLAIM,
    },
    dashboard: {
      isServed: env.LEDGERLOOM_DASHBOARD,
      clientId: env.LEDGERLOOM_DASHBOARD_CLIENT_ID,
      scopes: env.LEDGERLOOM_DASHBOARD_SCOPES,
    },
    subgraphSecret: env.LEDGERLOOM_SUBGRAPH_SECRET,
    fabric: fabricOf(env),
    chain: chainOf(env),
    payments: paymentsOf(env),
    telemetry: telemetryOf(env, limits),
    idempotencyRetentionHours: env.LEDGERLOOM_IDEMPOTENCY_HOURS,
    startAgents: env.LEDGERLOOM_AGENTS,
    agentAllowList: env.LEDGERLOOM_AGENT_ALLOW_LIST && resolve(env.LEDGERLOOM_AGENT_ALLOW_LIST),
    // A listing that is named is imported; a network of one's own is not filled unasked.
    importListing: env.LEDGERLOOM_LISTING_IMPORT ?? (!!env.LEDGERLOOM_LISTING || !env.LEDGERLOOM_FABRIC_NETWORK),
    listing: env.LEDGERLOOM_LISTING,
  };
}

function gatewayOf(env: Environment, limits: LimitSettings): Config["gateway"] {
  return {
    ...limits,
    host: env.LEDGERLOOM_HOST,
    port: env.LEDGERLOOM_PORT,
    transport: env.LEDGERLOOM_SUBGRAPHS,
    subgraphs: subgraphNames.map((name) => ({ name, urls: env[urlSettingOf(name)] })),
    schemaPollMs: env.LEDGERLOOM_SCHEMA_POLL_MS,
  };
}

function fabricOf(env: Environment): Config["fabric"] {
  return {
    networkFile: env.LEDGERLOOM_FABRIC_NETWORK,
    basePort: env.LEDGERLOOM_FABRIC_PORT,
    batchTimeoutMs: env.LEDGERLOOM_FABRIC_BATCH_TIMEOUT_MS,
    opsChannel: env.LEDGERLOOM_OPS_CHANNEL,
    marketplaceChannel: env.LEDGERLOOM_MARKETPLACE_CHANNEL,
  };
}

function chainOf(env: Environment): Config["chain"] {
  return {
    url: env.LEDGERLOOM_CHAIN_URL,
    id: env.LEDGERLOOM_CHAIN_ID === undefined ? undefined : BigInt(env.LEDGERLOOM_CHAIN_ID),
    port: env.LEDGERLOOM_CHAIN_PORT,
    confirmations: env.LEDGERLOOM_CHAIN_CONFIRMATIONS,
    finalityDepth: env.LEDGERLOOM_CHAIN_FINALITY_DEPTH,
    fromBlock: env.LEDGERLOOM_CHAIN_FROM_BLOCK,
    deployerKey: env.LEDGERLOOM_DEPLOYER_KEY,
  };
}

function paymentsOf(env: Environment): Config["payments"] {
  return {
    passphrase: env.LEDGERLOOM_PAYMENTS_PASSPHRASE,
    acceptedAssets: env.LEDGERLOOM_PAYMENTS_ASSETS,
    x402Contracts: env.LEDGERLOOM_X402_CONTRACTS,
    dataPlane: {
      host: env.LEDGERLOOM_PAYMENTS_DATA_PLANE_HOST ?? env.LEDGERLOOM_HOST,
      port: env.LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT,
    },
    keeper: env.LEDGERLOOM_PAYMENTS_KEEPER_MS > 0 ? { intervalMs: env.LEDGERLOOM_PAYMENTS_KEEPER_MS } : undefined,
  };
}

function telemetryOf(env: Environment, { allowedHosts }: LimitSettings): Config["telemetry"] {
  return {
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    ratio: env.LEDGERLOOM_TRACE_RATIO,
    metrics: { host: env.LEDGERLOOM_HOST, port: env.LEDGERLOOM_METRICS_PORT, allowedHosts },
    showsMetrics: env.NODE_ENV !== "production" && env.LEDGERLOOM_METRICS_PORT === undefined,
  };
}

function trustedIssuer(env: Environment): Config["identity"]["trusted"] {
  const [jwksUrl, issuer, audience] = issuerVariables.map((name) => env[name]);
  return jwksUrl && issuer && audience ? { jwksUrl, issuer, audience } : undefined;
}

/**
 * Secret with which a subgraph in a process of its own, and the gateway over it, sign and check requests. Outside
 * production they may do without.
 * @throws Error in production when it is not set
 */
export function sharedSecretOf({ production, subgraphSecret: secret }: Config): string | undefined {
  if (production && !secret) throw new Error(`LEDGERLOOM_SUBGRAPH_SECRET must be set in production: ${subgraphSecret}`);
  return secret;
}

/** The URL at which a subgraph of this process answers. @throws Error when the settings name several */
export function ownUrlOf({ gateway }: Config, name: string): URL {
  const [own, other] = gateway.subgraphs.find((subgraph) => subgraph.name === name)?.urls ?? [];
  if (other)
    throw new Error(`LEDGERLOOM_${name.toUpperCase()}_URL must name the one instance that runs here, such as ${own}`);
  return new URL(own ?? "");
}
