import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { moneyPaths, settled } from "./money-world.ts";
import { pageTest, world } from "./world.ts";

const pictures = join(tmpdir(), "ledgerloom-pictures");
mkdirSync(pictures, { recursive: true });

/** Every page about money, at both widths and in both themes. */
describe.each([
  { width: 1_440, theme: "light" },
  { width: 1_440, theme: "dark" },
  { width: 390, theme: "light" },
  { width: 390, theme: "dark" },
] as const)("at $width px, $theme", (options) => {
  pageTest("every page about money can be read by everybody, and none is wider than the window", async () => {
    await using visit = await world().visit(options);
    const { page } = visit;
    await visit.go("/money");
    await visit.signIn("Org1");
    for (const [name, path] of Object.entries(moneyPaths())) {
      await visit.go(path);
      await settled(page);
      expect(await visit.brokenRules(), name).toEqual([]);
      expect(await visit.overflow(), name).toBeLessThanOrEqual(0);
      await page.screenshot({
        path: join(pictures, `${name}-${options.width}-${options.theme}.png`),
        fullPage: true,
      });
    }
    expect(await visit.problems()).toEqual([]);
  });
});
