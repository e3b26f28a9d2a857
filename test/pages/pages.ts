import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

/** Pages for readers. */
export const pages = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "clients/pay/PROTOCOL.md"],
  ...globSync("docs/**/*.md", { cwd: root }).sort(),
];

export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** The fenced blocks of a page, as they are printed there. */
export function blocksOf(page: string): Block[] {
  const fenced = textOf(page).matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm);
  return [...fenced].map(([, indent = "", language = "", text = ""]) => ({
    page,
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

/** The block of a page that holds a text. @throws Error when none or several do */
export function blockWith(page: string, text: string): string {
  const [found, other] = blocksOf(page).filter((block) => block.text.includes(text));
  if (!found || other) throw new Error(`${page} has ${found ? "several blocks" : "no block"} with ${text}`);
  return found.text;
}
