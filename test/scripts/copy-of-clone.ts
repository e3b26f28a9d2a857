import { existsSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { root } from "../npm-run.ts";

/** Folders that a copy leaves out: those that are made in it, and those that it may share. */
const left = ["node_modules", "dist", ".git", ".data"];

const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { workspaces: string[] };

/** A copy of this clone in which anything may be built: what is installed here is there too, and nothing else. */
export class CopyOfClone {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<CopyOfClone> {
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-copy-"));
    await cp(root, folder, { recursive: true, filter: (path) => !left.includes(basename(path)) });
    const installed = ["", ...workspaces].map((place) => join(place, "node_modules"));
    for (const place of installed.filter((one) => existsSync(join(root, one))))
      await symlink(join(root, place), join(folder, place));
    return new CopyOfClone(folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
