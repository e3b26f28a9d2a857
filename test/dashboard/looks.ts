import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Visit } from "./visit.ts";

/** Widths and themes in which every page is looked at. */
export const looks = [
  { width: 1_440, theme: "light" },
  { width: 1_440, theme: "dark" },
  { width: 390, theme: "light" },
  { width: 390, theme: "dark" },
] as const;

export type Look = (typeof looks)[number];

const pictures = join(tmpdir(), "ledgerloom-pictures");
mkdirSync(pictures, { recursive: true });

/** Path for a picture of what a test sees, which is left for people to look at. */
export const pictureOf = (name: string, look?: Look): string =>
  join(pictures, look ? `${name}-${look.width}-${look.theme}.png` : `${name}.png`);

/** Waits until a page shows all that it has. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("live", { exact: true }).waitFor();
  await page.getByRole("status", { name: "Loading" }).first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
}

/** Opens pages by their names. @returns what of them not everybody can read, or is wider than the window, by the name */
export async function unreadable(
  visit: Visit,
  look: Look,
  paths: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(paths)) {
    await visit.go(path);
    await settled(visit.page);
    await visit.page.screenshot({ path: pictureOf(name, look), fullPage: true });
    const broken = await visit.brokenRules();
    const overflow = await visit.overflow();
    if (broken.length > 0 || overflow > 0) found[name] = { broken, overflow };
  }
  return found;
}
