import type { Page } from "playwright-core";
import type { Visit } from "./visit.ts";

export const passphrase = "correct horse battery";

/** Makes a key in the browser and opens it. @returns its address */
export async function ownKey(visit: Visit): Promise<string> {
  const { page } = visit;
  await visit.go("/wallet");
  await visit.signIn("Org1");
  await page.getByLabel("Passphrase", { exact: true }).last().fill(passphrase);
  await page.getByLabel("Once more").fill(passphrase);
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByRole("button", { name: "Open the key" }).waitFor();
  await page.getByLabel("Passphrase", { exact: true }).first().fill(passphrase);
  await page.getByRole("button", { name: "Open the key" }).click();
  await page.getByText("a key of this browser").waitFor();
  const name = await page
    .getByRole("button", { name: /^Copy address 0x/ })
    .first()
    .getAttribute("aria-label");
  return name?.slice("Copy address ".length) ?? "";
}

/** Registers the account of the open key, on its wallet page. */
export async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name, which nobody else has").fill(name);
  await page.getByRole("button", { name: "Sign and register" }).click();
  await agree(page, `Gives this account the name “${name}”, for all to see.`);
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

/** Signs the act that is shown, which has to say these words. */
export async function agree(page: Page, words: string): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText(words).waitFor();
  await dialog.getByRole("button", { name: "Sign" }).click();
  await dialog.waitFor({ state: "hidden" });
}
