import { z } from "zod";
import { flag, several, text, wholeNumber } from "../process/setting-values.ts";

const origins = several(
  z.string().refine((text) => URL.parse(text)?.origin === text, {
    error: "takes origins such as https://example.org, with commas between",
  }),
);
const paths = several(text("files and folders, with commas between"));
const hosts = several(
  z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9._-]+$/, { error: "takes names of hosts such as graph.example.org, without port" }),
);

/**
 * The variable of each limit of the gateway, and the least that it may be. `docs/reference/limits.md` lists the
 * defaults.
 */
const limits = {
  maxBodyBytes: ["LEDGERLOOM_MAX_BODY_BYTES", 1_024],
  maxArrivingBytes: ["LEDGERLOOM_MAX_ARRIVING_BYTES", 1_024],
  maxHeaderBytes: ["LEDGERLOOM_MAX_HEADER_BYTES", 1_024],
  maxDocumentBytes: ["LEDGERLOOM_MAX_DOCUMENT_BYTES", 1],
  maxTokens: ["LEDGERLOOM_MAX_TOKENS", 1],
  maxSelections: ["LEDGERLOOM_MAX_SELECTIONS", 1],
  maxDepth: ["LEDGERLOOM_MAX_DEPTH", 1],
  maxAliases: ["LEDGERLOOM_MAX_ALIASES", 0],
  maxDirectives: ["LEDGERLOOM_MAX_DIRECTIVES", 0],
  maxCost: ["LEDGERLOOM_MAX_COST", 1],
  pointsPerMinute: ["LEDGERLOOM_POINTS_PER_MINUTE", 0],
  maxAskedBytes: ["LEDGERLOOM_MAX_ASKED_BYTES", 1_024],
  maxSubscriptions: ["LEDGERLOOM_MAX_SUBSCRIPTIONS", 0],
  maxSockets: ["LEDGERLOOM_MAX_SOCKETS", 0],
  maxOperationsPerSocket: ["LEDGERLOOM_MAX_OPERATIONS_PER_SOCKET", 1],
  maxWaitingEvents: ["LEDGERLOOM_MAX_WAITING_EVENTS", 1],
  maxEventBytes: ["LEDGERLOOM_MAX_EVENT_BYTES", 1_024],
  maxStallMs: ["LEDGERLOOM_MAX_STALL_MS", 100],
  socketInitMs: ["LEDGERLOOM_SOCKET_INIT_MS", 100],
  socketIdleMs: ["LEDGERLOOM_SOCKET_IDLE_MS", 1_000],
  headersTimeoutMs: ["LEDGERLOOM_HEADERS_TIMEOUT_MS", 100],
  requestTimeoutMs: ["LEDGERLOOM_REQUEST_TIMEOUT_MS", 100],
  keepAliveTimeoutMs: ["LEDGERLOOM_KEEP_ALIVE_TIMEOUT_MS", 100],
  operationTimeoutMs: ["LEDGERLOOM_OPERATION_TIMEOUT_MS", 100],
} as const;

type Name = keyof typeof limits;

/** Variables of the limits that the gateway puts on callers. */
export const limitVariables = {
  ...(Object.fromEntries(
    Object.values(limits).map(([variable, least]) => [variable, wholeNumber(least).optional()]),
  ) as Record<(typeof limits)[Name][0], z.ZodOptional<ReturnType<typeof wholeNumber>>>),
  LEDGERLOOM_SUBGRAPH_TIMEOUT_MS: wholeNumber(100).default(30_000),
  LEDGERLOOM_TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  LEDGERLOOM_INTROSPECTION: flag().optional(),
  LEDGERLOOM_TRUSTED_DOCUMENTS: paths.default([]),
  LEDGERLOOM_CORS_ORIGINS: origins.default([]),
  LEDGERLOOM_ALLOWED_HOSTS: hosts.optional(),
};

type Variables = z.infer<z.ZodObject<typeof limitVariables>>;

/** Limits that the gateway puts on callers. */
export interface LimitSettings {
  /** Limits that are set. */
  readonly limits: Readonly<Partial<Record<Name, number>>>;
  /** Longest time that a subgraph elsewhere may take to answer, in ms. */
  readonly upstreamTimeoutMs: number;
  /** Number of proxies of ours between clients and the gateway. */
  readonly trustedProxies: number;
  readonly introspection: boolean;
  /** Files and folders of the only documents that are answered, one for each client; none for all documents. */
  readonly trustedDocuments: readonly string[];
  /** Origins, besides the gateway's own, of pages that may send requests. */
  readonly corsOrigins: readonly string[];
  /** Host names that servers answer to, besides addresses and `localhost`; `undefined` for any. */
  readonly allowedHosts: readonly string[] | undefined;
}

/** Points that a caller may use in a minute in production, unless something else is set. */
const productionPointsPerMinute = 3_000_000;

/** Settings that follow from the variables. */
export function limitSettingsOf(env: Variables, production: boolean): LimitSettings {
  const given = Object.entries(limits).flatMap(([name, [variable]]) => {
    const value = env[variable];
    return value === undefined ? [] : [[name, value] as const];
  });
  const defaults = production ? { pointsPerMinute: productionPointsPerMinute } : {};
  return {
    limits: { ...defaults, ...Object.fromEntries(given) },
    upstreamTimeoutMs: env.LEDGERLOOM_SUBGRAPH_TIMEOUT_MS,
    trustedProxies: env.LEDGERLOOM_TRUSTED_PROXIES,
    introspection: env.LEDGERLOOM_INTROSPECTION ?? !production,
    trustedDocuments: env.LEDGERLOOM_TRUSTED_DOCUMENTS,
    corsOrigins: env.LEDGERLOOM_CORS_ORIGINS,
    allowedHosts: env.LEDGERLOOM_ALLOWED_HOSTS ?? (production || env.LEDGERLOOM_TRUSTED_PROXIES > 0 ? undefined : []),
  };
}
