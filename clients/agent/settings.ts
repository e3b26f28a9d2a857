import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { choice, formed, refusedSettings, text, wholeNumber } from "../../process/setting-values.ts";
import { logFormats } from "../../telemetry/log.ts";
import { type AllowList, allowListSchema, allowListSetting, defaultAllowList } from "./allow-list.ts";

const settings = z.object({
  /** MSP id of the organisation that the agent acts for, and no other. */
  mspId: text("the MSP id of the organisation that the agent acts for"),
  endpoint: formed(/^.+:\d+$/, "host:port of the organisation's own peer"),
  certificate: text("the file of the agent's certificate (PEM)"),
  privateKey: text("the file of its private key (PEM)"),
  tlsRoot: text("the file of the root certificate of the peer's TLS (PEM)").optional(),
  serverName: text("the name in the peer's TLS certificate, where it is not the host's").optional(),
  data: text("the folder that keeps the agent's place in the channel's events"),
  opsChannel: text("the name of the ops channel").default("ops"),
  /** Channels whose membership the agent confirms, separated by commas; the ops channel is always among them. */
  channels: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((name) => name !== "")),
  /** JSON file with the allow-list of this node; without one all built-in actions and no commands. */
  allowList: text("the file of an allow-list").optional(),
  housekeepingMs: wholeNumber(100, 3_600_000).default(10_000),
  logLevel: choice(["silent", "error", "warn", "info", "debug"]).default("info"),
  logFormat: choice(logFormats).optional(),
});

/** Settings of an agent. */
export type AgentSettings = Omit<z.infer<typeof settings>, "allowList"> & { readonly allowList: AllowList };

export type AgentSettingName = keyof z.infer<typeof settings>;

/**
 * Reads `--private-key <path>` and the like, or LEDGERLOOM_AGENT_PRIVATE_KEY in their place.
 * @throws Error that lists every setting that is wrong
 */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): AgentSettings {
  const names = Object.keys(settings.shape) as AgentSettingName[];
  const options = Object.fromEntries(names.map((name) => [dashed(name), { type: "string" as const }]));
  const { values } = parsedArguments(args, options);
  const given = names.map((name) => [name, values[dashed(name)] ?? environment[variable(name)]] as const);
  const parsed = settings.safeParse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  if (!parsed.success) throw new Error(`These settings of the agent are wrong:\n${linesOf(parsed.error)}`);
  const { allowList, ...rest } = parsed.data;
  return { ...rest, allowList: allowList === undefined ? defaultAllowList : readAllowList(allowList) };
}

/** @throws Error that lists the known arguments when one is unknown */
function parsedArguments(args: readonly string[], options: Record<string, { type: "string" }>) {
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new Error(`${(error as Error).message}. An agent takes ${known.join(", ")}`, { cause: error });
  }
}

/** Each setting by both of its names. */
function linesOf(error: z.ZodError): string {
  const lines = refusedSettings(error).map(({ name, why }) => {
    const setting = name as AgentSettingName;
    return `  --${dashed(setting)} or ${variable(setting)}: ${why}`;
  });
  return lines.join("\n");
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
  if (!parsed.success)
    throw new Error(
      `${path} (${allowListSetting}) is no allow-list; docs/guides/agents.md tells what one has:\n${z.prettifyError(parsed.error)}`,
    );
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} (${allowListSetting}) cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
