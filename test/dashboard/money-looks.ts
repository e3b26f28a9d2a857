import { describe, expect } from "vitest";
import { looks, unreadable } from "./looks.ts";
import { moneyPaths } from "./money-world.ts";
import { pageTest, world } from "./world.ts";

/** Every page about money, at both widths and in both themes. */
describe.each(looks)("at $width px, $theme", (options) => {
  pageTest("every page about money can be read by everybody, and none is wider than the window", async () => {
    await using visit = await world().visit(options);
    await visit.go("/money");
    await visit.signIn("Org1");
    expect(await unreadable(visit, options, moneyPaths())).toEqual({});
    expect(await visit.problems()).toEqual([]);
  });
});
