import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The oldest that any of our packages names; an older one on this machine is nobody's who may use them. */
const least = 20;

/**
 * The oldest Node of this machine, as an outsider may have it: ours is the one that is installed with the dependencies,
 * but npm itself runs on the machine's own.
 */
export function oldestNode(): string {
  const found = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => versionOf(join(folder, "node")));
  const candidates = [...found, ...versionOf(process.env.npm_node_execpath ?? process.execPath)];
  const [oldest] = candidates.filter(({ version }) => version[0] >= least).sort(byVersion);
  return oldest?.path ?? realpathSync(process.execPath);
}

/**
 * Nodes of this machine, the oldest of each major version: those on `PATH`, under whatever number, the project's own, and
 * those that `LEDGERLOOM_TEST_NODES` names.
 */
export function allNodes(): readonly { readonly major: number; readonly path: string }[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["node", "node20", "node22", "node24"];
  const named = (process.env.LEDGERLOOM_TEST_NODES ?? "").split(delimiter).filter(Boolean);
  const paths = [...named, ...folders.flatMap((folder) => names.map((name) => join(folder, name))), process.execPath];
  const found = [...new Set(paths)].flatMap(versionOf).filter(({ version }) => version[0] >= least);
  const byMajor = new Map(
    found
      .sort(byVersion)
      .toReversed()
      .map(({ version, path }) => [version[0], path]),
  );
  return [...byMajor].map(([major, path]) => ({ major, path })).toReversed();
}

interface Found {
  readonly path: string;
  readonly version: readonly [number, number, number];
}

function versionOf(path: string): Found[] {
  try {
    const [major = 0, minor = 0, patch = 0] = execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" })
      .trim()
      .split(".")
      .map(Number);
    return [{ path: realpathSync(path), version: [major, minor, patch] }];
  } catch {
    return [];
  }
}

function byVersion({ version: [a1, a2, a3] }: Found, { version: [b1, b2, b3] }: Found): number {
  return a1 - b1 || a2 - b2 || a3 - b3;
}
