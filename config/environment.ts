import { z } from "zod";
import { address, choice, flag, formed, port, several, share, text, wholeNumber } from "../process/setting-values.ts";
import { logFormats } from "../telemetry/log.ts";
import { limitVariables } from "./gateway-limits.ts";
import { issuerSettings } from "./required.ts";
import { forEachUrl } from "./subgraphs.ts";

const http = (example: string) => address(["https?"], example);
const instances = several(http("http://127.0.0.1:4001/graphql, or several with commas between"));
const channel = formed(/^[a-z][a-z0-9.-]{0,248}$/, "a Fabric channel's name: lower-case letters, digits, '.' and '-'");

const ether = `0x${"0".repeat(40)}`;
const assets = several(
  formed(/^(ether|0x[0-9a-fA-F]{40})$/, "`ether` and addresses of tokens, with commas between"),
).transform((names) => new Set(names.map((name) => (name === "ether" ? ether : name.toLowerCase()))));

/** Set together or not at all. */
export const issuerVariables = ["LEDGERLOOM_JWT_JWKS_URL", "LEDGERLOOM_JWT_ISSUER", "LEDGERLOOM_JWT_AUDIENCE"] as const;

/** Where state is kept unless a setting says otherwise. */
export const defaultDataDirectory = ".data";

/** Every environment variable, with its default. Names and meanings are listed in `docs/reference/settings.md`. */
export const environment = z
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
    ...forEachUrl((url) => instances.default([url])),
    LEDGERLOOM_SCHEMA_POLL_MS: wholeNumber(100, 3_600_000).default(5_000),
    LEDGERLOOM_STOP_DELAY_MS: wholeNumber(0, 600_000).default(0),
    LEDGERLOOM_STOP_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
    LEDGERLOOM_FABRIC_NETWORK: text("a network file").optional(),
    LEDGERLOOM_FABRIC_PORT: wholeNumber(0, 65_000).default(7051),
    LEDGERLOOM_FABRIC_BATCH_TIMEOUT_MS: wholeNumber(1, 60_000).default(20),
    LEDGERLOOM_OPS_CHANNEL: channel.default("ops"),
    LEDGERLOOM_MARKETPLACE_CHANNEL: channel.default("marketplace"),
    LEDGERLOOM_CHAIN_URL: address(["https?", "wss?"], "wss://chain.example.org").optional(),
    LEDGERLOOM_CHAIN_ID: wholeNumber(1, 9_007_199_254_740_991).optional(),
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
    LEDGERLOOM_DASHBOARD: flag().default(true),
    LEDGERLOOM_DASHBOARD_CLIENT_ID: text("the client by which the issuer knows the pages").optional(),
    LEDGERLOOM_DASHBOARD_SCOPES: text("scopes with spaces between").default("openid"),
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
    if (variables.LEDGERLOOM_DASHBOARD_CLIENT_ID && !/^https?:/.test(variables.LEDGERLOOM_JWT_ISSUER ?? ""))
      refuse("LEDGERLOOM_JWT_ISSUER", "must be the issuer's address, as LEDGERLOOM_DASHBOARD_CLIENT_ID is set");
    const { LEDGERLOOM_FABRIC_NETWORK: network, LEDGERLOOM_OPS_CHANNEL: opsChannel } = variables;
    if (!network && opsChannel === variables.LEDGERLOOM_MARKETPLACE_CHANNEL)
      refuse("LEDGERLOOM_MARKETPLACE_CHANNEL", "takes another channel than LEDGERLOOM_OPS_CHANNEL");
  });

/** The variables that set something. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

export type Environment = z.output<typeof environment>;
