import { readFile } from "node:fs/promises";
import { AccountDocument, ServiceDocument } from "@ledgerloom/sdk";
import { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { looks, pictureOf } from "./looks.ts";
import { agree, ownKey, passphrase, register } from "./own-key.ts";
import { hasChromium } from "./visit.ts";
import { closeWorld, openWorld, world } from "./world.ts";

/** Accounts of the marketplace that act by their own keys, from a browser. */

describe.skipIf(!hasChromium)("wallet (skipped where /usr/bin/chromium is missing)", () => {
  beforeAll(async () => {
    await openWorld();
  });
  afterAll(closeWorld);

  const accountOf = async (address: string) =>
    (await world().platform.client.request(AccountDocument, { address })).account;

  test("register, offer a service, buy its calls and send money, each shown in words and signed here", async () => {
    await using seller = await world().visit();
    const address = await ownKey(seller);
    await register(seller.page, "ada");
    expect(await accountOf(address)).toMatchObject({ name: "ada", counter: "1" });

    const { page } = seller;
    await page.getByRole("link", { name: "Register one" }).click();
    await page.getByLabel("Name, which no other service has").fill("ada's maps");
    await page.getByLabel("Price of a call").fill("0.25");
    await page.getByLabel("Words to find it by").fill("maps, europe maps");
    await page.getByLabel("Publish it right after").uncheck();
    await page.getByRole("button", { name: "Sign and register" }).click();
    await agree(page, "Registers “ada's maps” at 0.25 SToken a call. It is offered once published.");
    await page.waitForURL(/\/market\/s\//);
    await page.getByRole("button", { name: "Sign and publish" }).click();
    await agree(page, "Offers “ada's maps” to everybody: its calls can be bought from then on.");
    await page.getByText("available", { exact: true }).first().waitFor();
    const { service } = await world().platform.client.request(ServiceDocument, { name: "ada's maps" });
    expect(service).toMatchObject({ status: "AVAILABLE", price: "250000000000000000", tags: ["maps", "europe"] });

    await using buyer = await world().visit();
    const payer = await ownKey(buyer);
    await register(buyer.page, "bob");
    await buyer.page.getByRole("link", { name: "Find a service" }).click();
    await buyer.page.getByLabel("Name contains").fill("ada's maps");
    await buyer.page.keyboard.press("Enter");
    await buyer.page.getByRole("link", { name: "ada's maps" }).click();
    await buyer.page.getByLabel("Calls", { exact: true }).fill("4");
    await buyer.page.getByRole("button", { name: "Sign and buy" }).click();
    await agree(buyer.page, "Buys 4 calls of “ada's maps” for 1 SToken in all.");
    await buyer.page
      .getByRole("status")
      .getByText(/in block \d+, transaction/)
      .waitFor();

    await buyer.page.getByRole("link", { name: "Wallet" }).first().click();
    await buyer.page.getByRole("cell", { name: "ada's maps" }).waitFor();
    const before = BigInt((await accountOf(address)).tokenBalance);
    await buyer.page.getByLabel("To", { exact: true }).fill(address);
    await buyer.page.getByLabel("How much").fill("0.5");
    await buyer.page.getByRole("button", { name: "Sign and send" }).click();
    await agree(buyer.page, `Sends 0.5 SToken to ${address}. Nobody can take that back.`);
    await buyer.page
      .getByRole("status")
      .getByText(/in block \d+, transaction/)
      .waitFor();
    expect(BigInt((await accountOf(address)).tokenBalance) - before).toBe(5n * 10n ** 17n);
    expect((await accountOf(payer)).counter).toBe("3");
    for (const visit of [seller, buyer]) expect(await visit.problems()).toEqual([]);
  });

  test("whoever has not signed in is told before a click that nobody would hand an act in", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    await ownKey(visit);
    await page.getByRole("button", { name: "Org1" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByText("an organisation hands what you sign to the ledger").waitFor();
    await page.getByLabel("Name, which nobody else has").fill("gina");
    expect(await page.getByRole("button", { name: "Sign and register" }).isDisabled()).toBe(true);
    expect(await visit.problems()).toEqual([]);
  });

  test("an act that is declined is not sent", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    const address = await ownKey(visit);
    await page.getByLabel("Name, which nobody else has").fill("carol");
    await page.getByRole("button", { name: "Sign and register" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText("It is the first act that this browser signs.").waitFor();
    expect(await visit.brokenRules()).toEqual([]);
    await page.screenshot({ path: pictureOf("act-in-words") });
    await dialog.getByRole("button", { name: "Decline" }).click();
    await page.getByRole("alert").getByText("DECLINED").waitFor();
    expect(await accountOf(address)).toMatchObject({ name: null, counter: "0" });
    expect(await visit.problems()).toEqual([]);
  });

  test("an act that a reload interrupts happens once, and is not signed again", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    const address = await ownKey(visit);
    await page.getByLabel("Name, which nobody else has").fill("dora");
    let isLost = false;
    await page.route("**/graphql", async (route) => {
      if (isLost || !route.request().postData()?.includes("mutation RegisterUser")) return route.continue();
      isLost = true;
      // The graph acts, and its answer never comes.
      await route.fetch();
    });
    await page.getByRole("button", { name: "Sign and register" }).click();
    await agree(page, "Gives this account the name “dora”, for all to see.");
    await expect.poll(() => isLost).toBe(true);
    await page.reload();
    // The key is locked with the page that went.
    await page.getByLabel("Passphrase", { exact: true }).first().fill(passphrase);
    await page.getByRole("button", { name: "Open the key" }).click();
    await page.getByRole("heading", { name: "dora", exact: true }).waitFor();
    expect(await accountOf(address)).toMatchObject({ name: "dora", counter: "1" });
    expect(await visit.problems()).toEqual([]);
  });

  test("a key goes to a file and comes back from it, in another browser too", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    const address = await ownKey(visit);
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByLabel("Its passphrase, which opens the file too").fill(passphrase);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Write the key file" }).click();
    const path = await (await downloading).path();
    expect((await Wallet.fromEncryptedJson(await readFile(path, "utf8"), passphrase)).address).toBe(address);

    await using other = await world().visit();
    await other.go("/wallet");
    await other.page.getByLabel(/^Key file/).setInputFiles(path);
    await other.page.getByLabel("Its passphrase").fill("not its passphrase");
    await other.page.getByRole("button", { name: "Import" }).click();
    await other.page.getByRole("alert").getByText("WRONG_PASSPHRASE").waitFor();
    await other.page.getByLabel("Its passphrase").fill(passphrase);
    await other.page.getByRole("button", { name: "Import" }).click();
    await other.page
      .getByRole("button", { name: `Copy address ${address}` })
      .first()
      .waitFor();
    for (const one of [visit, other]) expect(await one.problems()).toEqual([]);
  });

  test("a wallet that announces itself signs what was shown", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    const wallet = Wallet.createRandom();
    await page.exposeFunction("walletAnswers", async (method: string, params: [string, string]) => {
      if (method === "eth_requestAccounts") return [wallet.address];
      const { domain, types, message } = JSON.parse(params[1]);
      const { EIP712Domain: _, ...others } = types;
      return wallet.signTypedData(domain, others, message);
    });
    await page.addInitScript(() => {
      const { walletAnswers } = globalThis as unknown as {
        walletAnswers: (method: string, params: unknown) => Promise<unknown>;
      };
      const request = ({ method, params }: { method: string; params?: unknown }) => walletAnswers(method, params);
      const info = { uuid: crypto.randomUUID(), name: "Pocket", icon: "data:,", rdns: "org.example.pocket" };
      const announce = () =>
        dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider: { request } } }));
      addEventListener("eip6963:requestProvider", announce);
    });
    await visit.go("/wallet");
    await visit.signIn("Org1", "member");
    await page.getByRole("button", { name: "Connect Pocket" }).click();
    await page.getByText("of Pocket").waitFor();
    await page.getByLabel("Name, which nobody else has").fill("erik");
    await page.getByRole("button", { name: "Sign and register" }).click();
    await page.getByRole("alertdialog").getByText("Pocket asks you once more.").waitFor();
    await agree(page, "Gives this account the name “erik”, for all to see.");
    await page.getByRole("heading", { name: "erik", exact: true }).waitFor();
    expect(await accountOf(wallet.address)).toMatchObject({ name: "erik", counter: "1" });
    expect(await visit.problems()).toEqual([]);
  });

  test("a gateway of another network gets no signature", async () => {
    await using visit = await world().visit();
    const { page } = visit;
    const address = await ownKey(visit);
    await register(page, "fred");
    await page.route("**/graphql", async (route) => {
      if (!route.request().postData()?.includes("query SigningFacts")) return route.continue();
      const answer = await (await route.fetch()).json();
      answer.data.marketplaceSigningDomain.salt = `0x${"12".repeat(32)}`;
      return route.fulfill({ json: answer });
    });
    await page.getByLabel("To", { exact: true }).fill(`0x${"1".repeat(40)}`);
    await page.getByLabel("How much").fill("1");
    await page.getByRole("button", { name: "Sign and send" }).click();
    await page.getByRole("alert").getByText("WRONG_DOMAIN").waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    expect((await accountOf(address)).counter).toBe("1");
    expect(await visit.problems()).toEqual([]);
  });

  describe.each(looks)("at $width px, $theme", (options) => {
    test("wallet and registration can be read by everybody, and none is wider than the window", async () => {
      await using visit = await world().visit(options);
      const { page } = visit;
      await ownKey(visit);
      await register(page, `reader-${options.width}-${options.theme}`);
      for (const [name, path] of [
        ["wallet", undefined],
        ["register-service", "/market/publish"],
      ] as const) {
        if (path) await page.getByRole("link", { name: "Register one" }).click();
        await page.getByRole("heading", { level: 1 }).waitFor();
        expect(await visit.brokenRules(), name).toEqual([]);
        expect(await visit.overflow(), name).toBeLessThanOrEqual(0);
        await page.screenshot({
          path: pictureOf(name, options),
          fullPage: true,
        });
      }
      expect(await visit.problems()).toEqual([]);
    });
  });
});
