import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { pages, root, textOf } from "./pages.ts";

/** The name by which a heading is linked to. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
const anchorsOf = (page: string) =>
  [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

function broken(page: string): string[] {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)]*))?\)/g)];
  return links.flatMap(([link, path = "", anchor]) => {
    const target = path === "" ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(root, target))) return [link];
    return anchor && target.endsWith(".md") && !anchorsOf(target).includes(anchor) ? [link] : [];
  });
}

test.each(pages)("the links of %s lead somewhere", (page) => {
  expect(broken(page)).toEqual([]);
});

test("the README stays short", () => {
  expect(textOf("README.md").split("\n").length).toBeLessThanOrEqual(181);
});
