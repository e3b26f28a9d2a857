import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");

/** An empty folder of a user who has nothing of ours but the packages of `npm pack`. */
export class Outside {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Outside> {
    return new Outside(await mkdtemp(join(tmpdir(), "ledgerloom-outside-")));
  }

  /**
   * Installs a workspace from its package. What npm would fetch beside it is taken from this clone, in the versions
   * that the package names, so that no test asks the network.
   */
  async install(workspace: string): Promise<void> {
    const options = { cwd: root, encoding: "utf8" } as const;
    const [packed] = JSON.parse(
      execFileSync(
        "npm",
        ["pack", "--json", "--ignore-scripts", "-w", workspace, "--pack-destination", this.folder],
        options,
      ),
    ) as { filename: string }[];
    await this.unpack(packed?.filename ?? "", workspace);
  }

  /** Does with a package that lies in the folder what `npm install` does. */
  async unpack(file: string, workspace: string): Promise<void> {
    const place = join(this.folder, "node_modules", workspace);
    await mkdir(place, { recursive: true });
    execFileSync("tar", ["-xzf", join(this.folder, file), "-C", place, "--strip-components=1"]);
    await this.bring(Object.keys(await dependenciesOf(place)), join(root, "node_modules", workspace));
  }

  /** Copies packages and all that they need, each to where it lies here. */
  async bring(names: readonly string[], neededBy = root): Promise<void> {
    for (const name of names) {
      const found = foundFrom(neededBy, name);
      const place = join(this.folder, relative(root, found));
      if (existsSync(place)) continue;
      await cp(found, place, { recursive: true, filter: (path) => !path.slice(found.length).includes("node_modules") });
      await this.bring(Object.keys(await dependenciesOf(found)), found);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function dependenciesOf(folder: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")).dependencies ?? {};
}

/** Path at which Node finds a package for modules in a folder. */
function foundFrom(folder: string, name: string): string {
  const place = join(folder, "node_modules", name);
  if (existsSync(place)) return place;
  if (folder === root) throw new Error(`${name} is not installed`);
  return foundFrom(dirname(folder), name);
}
