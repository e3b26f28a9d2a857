import { resolve } from "node:path";
import { z } from "zod";
import {
  address,
  choice,
  flag,
  formed,
  port,
  refusedSettings,
  several,
  share,
  text,
  wholeNumber,
} from "../process/setting-values.ts";
import { type LogFormat, logFormats } from "../telemetry/log.ts";
import { type LimitSettings, limitSettingsOf, limitVariables } from "./gateway-limits.ts";
import { unknownNames } from "./names.ts";
import { issuerSettings, missingSettings, type Part, subgraphSecret } from "./required.ts";

const http = (example: string) => address(["https?"], example);
const instances = several(http("http://127.0.0.1:4001/graphql, or several with commas between"));
const channel = formed(/^[a-z][a-z0-9.-]{0,248}$/, "a Fabric channel's name: lower-case letters, digits, '.' and '-'");

const ether = `0x${"0".repeat(40)}`;
const assets = several(
  formed(/^(ether|0x[0-9a-fA-F]{40})$/, "`ether` and addresses of tokens, with commas between"),
).transform((names) => new Set(names.map((name) => (name === "ether" ? ether : name.toLowerCase()))));

/** Set together or not at all. */
const issuerVariables = ["LEDGERLOOM_JWT_JWKS_URL", "LEDGERLOOM_JWT_ISSUER", "LEDGERLOOM_JWT_AUDIENCE"] as const;

/** Where state is kept unless a setting says otherwise. */
export const defaultDataDirectory = ".data";

/** Every environment variable, with its default. Names and meanings are listed in `docs/reference/settings.md`. */
const environment = z
  .object({
    NODE_ENV: choice(["development", "production", "test"]).default("development"),
    LEDGERLOOM_LOG_LEVEL: choice(["silent", "error", "warn", "info", "debug"]).default("info"),
    LEDGERLOOM_LOG_FORMAT: choice(logFormats).optional(),
    LEDGERLOOM_DATA: text("the folder of all state").default(defaultDataDirectory),
    LEDGERLOOM_DATABASE_URL: address(["postgres", "postgresql"], "postgres://user@host/database").optional(),
    LEDGERLOOM_REDIS_URL: address(["rediss?"], "redis://host:6379").optional(),
    LEDGERLOOM_HOST: text("an address of this machine, such as 127.0.0.1").default("127.0.0.1"),
    LEDGERLOOM_PORT: port().default(4000),
    LEDGERLOOM_SUBGRAPHS: choice(["in-process", "http"]).default("in-process"),
    LEDGERLOOM_OPS_URL: instances.default(["http://127.0.0.1:4001/graphql"]),
    LEDGERLOOM_MARKETPLACE_URL: instances.default(["http://127.0.0.1:4002/graphql"]),
    LEDGERLOOM_PAYMENTS_URL: instances.default(["http://127.0.0.1:4003/graphql"]),
    LEDGERLOOM_SCHEMA_POLL_MS: wholeNumber(100, 3_600_000).default(5_000),
    LEDGERLOOM_STOP_DELAY_MS: wholeNumber(0, 600_000).default(0),
    LEDGERLOOM_STOP_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
    LEDGERLOOM_FABRIC_NETWORK: text("a network file").optional(),
    LEDGERLOOM_FABRIC_PORT: wholeNumber(0, 65_000).default(7051),
    LEDGERLOOM_FABRIC_BATCH_TIMEOUT_MS: wholeNumber(1, 60_000).default(20),
    LEDGERLOOM_OPS_CHANNEL: channel.default("ops"),
    LEDGERLOOM_MARKETPLACE_CHANNEL: channel.default("marketplace"),
    LEDGERLOOM_CHAIN_URL: address(["https?", "wss?"], "wss://chain.example.org").optional(),
    LEDGERLOOM_CHAIN_PORT: port().default(8545),
    LEDGERLOOM_CHAIN_CONFIRMATIONS: wholeNumber(0, 1_000).default(0),
    LEDGERLOOM_CHAIN_FINALITY_DEPTH: wholeNumber(0, 100_000).optional(),
    LEDGERLOOM_CHAIN_FROM_BLOCK: wholeNumber(0).default(0),
    LEDGERLOOM_DEPLOYER_KEY: formed(/^0x[0-9a-fA-F]{64}$/, "a private key: 0x and 64 hexadecimal digits").optional(),
    LEDGERLOOM_PAYMENTS_PASSPHRASE: text("a passphrase", 12).optional(),
    LEDGERLOOM_PAYMENTS_ASSETS: assets.default(new Set([ether])),
    LEDGERLOOM_X402_CONTRACTS: text("the folder with the build of x402's contracts").optional(),
    LEDGERLOOM_PAYMENTS_DATA_PLANE_HOST: text("an address of this machine, such as 127.0.0.1").optional(),
    LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT: port().default(4004),
    LEDGERLOOM_PAYMENTS_KEEPER_MS: wholeNumber(0, 3_600_000).default(2_000),
    LEDGERLOOM_JWT_JWKS_URL: http("https://id.example.org/keys").optional(),
    LEDGERLOOM_JWT_ISSUER: text("the claim `iss` of tokens").optional(),
    LEDGERLOOM_JWT_AUDIENCE: text("the claim `aud` of tokens").optional(),
    LEDGERLOOM_JWT_CLOCK_SKEW_SECONDS: wholeNumber(0, 300).default(30),
    LEDGERLOOM_JWT_ORGANIZATION_CLAIM: text("the name of a claim").default("organization"),
    LEDGERLOOM_JWT_SCOPE_CLAIM: text("the name of a claim").default("scope"),
    ...limitVariables,
    LEDGERLOOM_SUBGRAPH_SECRET: text("a secret", 32).optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: http("http://127.0.0.1:4318").optional(),
    LEDGERLOOM_TRACE_RATIO: share().default(1),
    LEDGERLOOM_METRICS_PORT: port().optional(),
    LEDGERLOOM_IDEMPOTENCY_HOURS: wholeNumber(1, 8_760).default(24),
    LEDGERLOOM_AGENTS: flag().default(true),
    LEDGERLOOM_AGENT_ALLOW_LIST: text("the file of an allow-list").optional(),
    LEDGERLOOM_LISTING: text("a folder, or files with commas between").optional(),
    LEDGERLOOM_LISTING_IMPORT: flag().optional(),
  })
  .superRefine((variables, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    const [given, ...others] = issuerVariables.filter((name) => variables[name] !== undefined);
    for (const name of issuerVariables) {
      if (given && given !== name && !others.includes(name))
        refuse(name, `must be set too, as ${given} is: ${issuerSettings[name]}`);
    }
    const { LEDGERLOOM_FABRIC_NETWORK: network, LEDGERLOOM_OPS_CHANNEL: opsChannel } = variables;
    if (!network && opsChannel === variables.LEDGERLOOM_MARKETPLACE_CHANNEL)
      refuse("LEDGERLOOM_MARKETPLACE_CHANNEL", "takes another channel than LEDGERLOOM_OPS_CHANNEL");
  });

/** The variables that set something. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** Every setting of every process; only `start/main.ts` files read it. */
export interface Config {
  readonly production: boolean;
  readonly logLevel: string;
  /** Without one readable on a terminal, JSON elsewhere. */
  readonly logFormat: LogFormat | undefined;
  /** Absolute path of the folder that holds all state of this machine. */
  readonly dataDirectory: string;
  readonly database: {
    /** A PostgreSQL server's database; without one the embedded database is opened. */
    readonly url: string | undefined;
  };
  /** What instances share that may be lost: word of news, counts. Without it they do with less. */
  readonly redisUrl: string | undefined;
  readonly gateway: LimitSettings & {
    readonly host: string;
    readonly port: number;
    /** Whether the subgraphs run in the gateway's process or answer at their URLs. */
    readonly transport: "in-process" | "http";
    readonly subgraphs: readonly { readonly name: SubgraphName; readonly urls: readonly string[] }[];
    /** How often subgraphs elsewhere are asked whether their schemas have changed. */
    readonly schemaPollMs: number;
  };
  /** How a server ends; see `process/graceful-shutdown.ts`. */
  readonly stopping: { readonly delayMs: number; readonly timeoutMs: number };
  readonly identity: {
    /** Whose tokens count; without one, and outside production only, those of the development issuer. */
    readonly trusted: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string } | undefined;
    readonly clockSkewSeconds: number;
    /** Claim with the MSP id of the principal's organisation. */
    readonly organizationClaim: string;
    readonly scopeClaim: string;
  };
  /** Shared by the gateway and the subgraphs elsewhere, which then answer nobody else. */
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
    readonly port: number;
    /** How many blocks must follow an event's block until it counts. */
    readonly confirmations: number;
    /** How many must follow until it is final; without, the chain itself tells which blocks are. */
    readonly finalityDepth: number | undefined;
    /** The block with the channel factory, or any before it. */
    readonly fromBlock: number;
    /** Of an account that pays for the factory, when that is deployed by itself. */
    readonly deployerKey: string | undefined;
  };
  readonly payments: {
    readonly passphrase: string | undefined;
    /** Addresses of the assets that providers take, lower case; the zero address for ether. */
    readonly acceptedAssets: ReadonlySet<string>;
    /** Folder with the build of x402's contracts, which are then deployed on the embedded chain. */
    readonly x402Contracts: string | undefined;
    /** Where services reach their payment server. */
    readonly dataPlane: { readonly host: string; readonly port: number };
    /** How often the payment server looks what to do by itself; `undefined` for never. */
    readonly keeper: { readonly intervalMs: number } | undefined;
  };
  readonly telemetry: {
    /** Base address of an OpenTelemetry collector (OTLP over HTTP); without one no traces are recorded. */
    readonly otlpEndpoint: string | undefined;
    /** Share of the requests that are traced, unless whoever asks has decided already. */
    readonly ratio: number;
    /** Where `/metrics` is served for itself. */
    readonly metrics: {
      readonly host: string;
      readonly port: number | undefined;
      readonly allowedHosts: readonly string[] | undefined;
    };
    /** Whether `/metrics` is answered where requests are, too: in development, unless it has a port. */
    readonly showsMetrics: boolean;
  };
  /** How long the answers to requests with an idempotency key are kept. */
  readonly idempotencyRetentionHours: number;
  readonly startAgents: boolean;
  /** What operations may do on this machine; on the embedded ledger unless set what the shipped templates need. */
  readonly agentAllowList: string | undefined;
  readonly importListing: boolean;
  /** Folder, or files with commas between, of the listing that is imported; without, the shipped one. */
  readonly listing: string | undefined;
}

export type SubgraphName = "ops" | "marketplace" | "payments";

/**
 * Reads all settings.
 * @param part the process that they are for: what it cannot do without is missed, too
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
    throw new Error(`These settings are wrong ("Settings" in README.md lists all):\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  const limits = limitSettingsOf(env, env.NODE_ENV === "production");
  return {
    production: env.NODE_ENV === "production",
    logLevel: env.LEDGERLOOM_LOG_LEVEL,
    logFormat: env.LEDGERLOOM_LOG_FORMAT,
    dataDirectory: resolve(env.LEDGERLOOM_DATA),
    database: { url: env.LEDGERLOOM_DATABASE_URL },
    redisUrl: env.LEDGERLOOM_REDIS_URL,
    gateway: {
      ...limits,
      host: env.LEDGERLOOM_HOST,
      port: env.LEDGERLOOM_PORT,
      transport: env.LEDGERLOOM_SUBGRAPHS,
      subgraphs: [
        { name: "ops", urls: env.LEDGERLOOM_OPS_URL },
        { name: "marketplace", urls: env.LEDGERLOOM_MARKETPLACE_URL },
        { name: "payments", urls: env.LEDGERLOOM_PAYMENTS_URL },
      ],
      schemaPollMs: env.LEDGERLOOM_SCHEMA_POLL_MS,
    },
    stopping: { delayMs: env.LEDGERLOOM_STOP_DELAY_MS, timeoutMs: env.LEDGERLOOM_STOP_TIMEOUT_MS },
    identity: {
      trusted: trustedIssuer(env),
      clockSkewSeconds: env.LEDGERLOOM_JWT_CLOCK_SKEW_SECONDS,
      organizationClaim: env.LEDGERLOOM_JWT_ORGANIZATION_CLAIM,
      scopeClaim: env.LEDGERLOOM_JWT_SCOPE_CLAIM,
    },
    subgraphSecret: env.LEDGERLOOM_SUBGRAPH_SECRET,
    fabric: {
      networkFile: env.LEDGERLOOM_FABRIC_NETWORK,
      basePort: env.LEDGERLOOM_FABRIC_PORT,
      batchTimeoutMs: env.LEDGERLOOM_FABRIC_BATCH_TIMEOUT_MS,
      opsChannel: env.LEDGERLOOM_OPS_CHANNEL,
      marketplaceChannel: env.LEDGERLOOM_MARKETPLACE_CHANNEL,
    },
    chain: {
      url: env.LEDGERLOOM_CHAIN_URL,
      port: env.LEDGERLOOM_CHAIN_PORT,
      confirmations: env.LEDGERLOOM_CHAIN_CONFIRMATIONS,
      finalityDepth: env.LEDGERLOOM_CHAIN_FINALITY_DEPTH,
      fromBlock: env.LEDGERLOOM_CHAIN_FROM_BLOCK,
      deployerKey: env.LEDGERLOOM_DEPLOYER_KEY,
    },
    payments: {
      passphrase: env.LEDGERLOOM_PAYMENTS_PASSPHRASE,
      acceptedAssets: env.LEDGERLOOM_PAYMENTS_ASSETS,
      x402Contracts: env.LEDGERLOOM_X402_CONTRACTS,
      dataPlane: {
        host: env.LEDGERLOOM_PAYMENTS_DATA_PLANE_HOST ?? env.LEDGERLOOM_HOST,
        port: env.LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT,
      },
      keeper: env.LEDGERLOOM_PAYMENTS_KEEPER_MS > 0 ? { intervalMs: env.LEDGERLOOM_PAYMENTS_KEEPER_MS } : undefined,
    },
    telemetry: {
      otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
      ratio: env.LEDGERLOOM_TRACE_RATIO,
      metrics: {
        host: env.LEDGERLOOM_HOST,
        port: env.LEDGERLOOM_METRICS_PORT,
        allowedHosts: limits.allowedHosts,
      },
      showsMetrics: env.NODE_ENV !== "production" && env.LEDGERLOOM_METRICS_PORT === undefined,
    },
    idempotencyRetentionHours: env.LEDGERLOOM_IDEMPOTENCY_HOURS,
    startAgents: env.LEDGERLOOM_AGENTS,
    agentAllowList: env.LEDGERLOOM_AGENT_ALLOW_LIST && resolve(env.LEDGERLOOM_AGENT_ALLOW_LIST),
    // Whoever names one means it; a network of one's own is not filled unasked.
    importListing: env.LEDGERLOOM_LISTING_IMPORT ?? (!!env.LEDGERLOOM_LISTING || !env.LEDGERLOOM_FABRIC_NETWORK),
    listing: env.LEDGERLOOM_LISTING,
  };
}

function trustedIssuer(env: z.infer<typeof environment>): Config["identity"]["trusted"] {
  const [jwksUrl, issuer, audience] = issuerVariables.map((name) => env[name]);
  return jwksUrl && issuer && audience ? { jwksUrl, issuer, audience } : undefined;
}

/**
 * What a subgraph of its own process, or the gateway over such ones, signs and checks requests with. Outside production
 * they may do without.
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
