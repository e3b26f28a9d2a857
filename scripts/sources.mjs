import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of what is made, installed or kept, and of Git's own. */
const made = new Set(["node_modules", "dist", "out", "cache", "coverage"]);

/** Every file in a folder that a build may read, wherever it lies: what nobody has listed is not forgotten. */
export function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return made.has(entry.name) || entry.name.startsWith(".") ? [] : sources(path);
      return /\.(tsx?|mts|cts|json|css|html|svg)$/.test(entry.name) ? [path] : [];
    });
}
