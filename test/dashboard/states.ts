import { expect } from "vitest";
import { pageTest, world } from "./world.ts";

/** States that any page can be in, and what all of them have in common. */
pageTest("what is not there is said to be missing", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  const missing = {
    "/ops/nothing": "There is no such operation.",
    "/market/s/nothing": "There is no such service.",
    "/network/orgs/NobodyMSP": "Nobody knows this organisation.",
    "/nowhere/at/all": "There is no such page.",
  };
  for (const [path, words] of Object.entries(missing)) {
    await visit.go(path);
    await page.getByText(words).waitFor();
  }
  expect(await visit.problems()).toEqual([]);
});

pageTest("waiting shows a skeleton, a fault its code and a way to try again, and an old answer stays", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  let mode: "slow" | "broken" | "well" = "slow";
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/graphql", async (route) => {
    if (!route.request().postData()?.includes("query Network ")) return route.continue();
    if (mode === "slow") await held;
    if (mode === "broken")
      return route.fulfill({
        json: { errors: [{ message: "Out of order", extensions: { code: "INTERNAL", traceId: "abc" } }] },
      });
    return route.continue();
  });
  await visit.go("/network");
  await page.getByRole("status", { name: "Loading" }).waitFor();
  mode = "broken";
  letGo();
  await page.getByRole("alert").getByText("Out of order").waitFor();
  await page.getByText("abc").waitFor();
  mode = "well";
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("link", { name: "Org2" }).waitFor();
  mode = "broken";
  await world().propose("Makes the answer old");
  await page.getByRole("alert").getByText("Out of order").waitFor();
  expect(await page.getByRole("link", { name: "Org2" }).count()).toBe(1);
  expect(await visit.problems()).toEqual([]);
});

pageTest("all of it by keyboard", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  const { keyboard } = page;
  await visit.go("/");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await page.waitForURL(/#main$/);
  await keyboard.type("gm");
  await page.waitForURL(/\/market$/);
  await page.getByLabel("Name contains").waitFor();
  await keyboard.press("/");
  await page.getByLabel("Find by id").and(page.locator(":focus")).waitFor();
  await keyboard.type("go nowhere? ");
  await keyboard.press("Escape");
  await keyboard.type("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  expect(await visit.brokenRules()).toEqual([]);
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await keyboard.type("go");
  await page.waitForURL(/\/ops$/);
  await keyboard.type("gh");
  await page.waitForURL(/\/$/);
  expect(await visit.problems()).toEqual([]);
});

pageTest("theme and time zone are kept", async () => {
  await using visit = await world().visit();
  const { page } = visit;
  await visit.go("/settings");
  await page.getByLabel("dark").check();
  await page.getByLabel("UTC", { exact: true }).check();
  await page.reload();
  expect(await page.getByLabel("dark").isChecked()).toBe(true);
  await page.getByText(/\d\d:\d\d:\d\d UTC/).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(18, 22, 21)");
});
