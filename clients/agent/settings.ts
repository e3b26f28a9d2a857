import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { logFormats } from "../../telemetry/log.ts";
import { type AllowList, allowListSchema, allowListSetting, defaultAllowList } from "./allow-list.ts";

const settings = z.object({
  /** MSP id of the organisation that the agent acts for, and no other. */
  mspId: z.string().min(1),
  /** `host:port` of the organisation's own peer. */
  endpoint: z.string().regex(/^.+:\d+$/),
  certificate: z.string().min(1),
  privateKey: z.string().min(1),
  tlsRoot: z.string().min(1).optional(),
  /** Name in the peer's TLS certificate when it is not the host's. */
  serverName: z.string().min(1).optional(),
  /** Folder that keeps the agent's place in the channel's events. */
  data: z.string().min(1),
  opsChannel: z.string().min(1).default("ops"),
  /** Channels whose membership the agent confirms, separated by commas; the ops channel is always among them. */
  channels: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((name) => name !== "")),
  /** JSON file with what operations may do on this node; without one all built-in actions and no commands. */
  allowList: z.string().min(1).optional(),
  housekeepingMs: z.coerce.number().int().min(100).max(3_600_000).default(10_000),
  logLevel: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  logFormat: z.enum(logFormats).optional(),
});

/** Everything an agent is told at its start. */
export type AgentSettings = Omit<z.infer<typeof settings>, "allowList"> & { readonly allowList: AllowList };

export type AgentSettingName = keyof z.infer<typeof settings>;

/**
 * Reads `--private-key <path>` and the like, or LEDGERLOOM_AGENT_PRIVATE_KEY in their place.
 * @throws Error that lists every setting that is wrong
 */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): AgentSettings {
  const names = Object.keys(settings.shape) as AgentSettingName[];
  const options = Object.fromEntries(names.map((name) => [dashed(name), { type: "string" as const }]));
  const { values } = parseArgs({ args: [...args], options });
  const given = names.map((name) => [name, values[dashed(name)] ?? environment[variable(name)]] as const);
  const parsed = settings.safeParse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  if (!parsed.success) throw new Error(`These settings of the agent are wrong:\n${z.prettifyError(parsed.error)}`);
  const { allowList, ...rest } = parsed.data;
  return { ...rest, allowList: allowList === undefined ? defaultAllowList : readAllowList(allowList) };
}

/** The argument that sets a setting, without the leading dashes. */
export function dashed(name: AgentSettingName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function variable(name: AgentSettingName): string {
  return `LEDGERLOOM_AGENT_${dashed(name).replaceAll("-", "_").toUpperCase()}`;
}

function readAllowList(path: string): AllowList {
  const parsed = allowListSchema.safeParse(readJson(path));
  if (!parsed.success) throw new Error(`${path} is no allow-list:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} (${allowListSetting}) cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
