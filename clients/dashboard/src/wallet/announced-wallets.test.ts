import { privateKeyToAccount } from "viem/accounts";
import { recoverTypedDataAddress } from "viem/utils";
import { expect, test } from "vitest";
import { type AnnouncedWallet, AnnouncedWallets, connectWallet } from "./announced-wallets.ts";

const account = privateKeyToAccount(`0x${"1".repeat(64)}`);
const announce = (window: EventTarget, detail: unknown) =>
  window.dispatchEvent(Object.assign(new Event("eip6963:announceProvider"), { detail }));
const walletWith = (request: (call: { method: string; params?: unknown }) => Promise<unknown>, uuid = "1") => ({
  info: { uuid, name: "Some wallet" },
  provider: { request },
});

test("wallets that announce themselves are listed, each once, in any order of loading", () => {
  const window = new EventTarget();
  const early = walletWith(async () => []);
  window.addEventListener("eip6963:requestProvider", () => announce(window, early));
  const wallets = new AnnouncedWallets(window);
  let told = 0;
  const stop = wallets.watch(() => {
    told += 1;
  });
  announce(window, early);
  announce(
    window,
    walletWith(async () => ["0x"], "1"),
  );
  announce(
    window,
    walletWith(async () => [], "2"),
  );
  for (const none of [undefined, null, {}, { info: { uuid: 1, name: "" }, provider: {} }]) announce(window, none);
  stop();
  announce(
    window,
    walletWith(async () => [], "3"),
  );
  expect(wallets.list().map(({ info }) => info.uuid)).toEqual(["1", "2", "3"]);
  expect(wallets.list()[0]).toBe(early);
  expect(told).toBe(1);
});

test("no more than twenty wallets are listed", () => {
  const window = new EventTarget();
  const wallets = new AnnouncedWallets(window);
  for (let index = 0; index < 100; index += 1)
    announce(
      window,
      walletWith(async () => [], String(index)),
    );
  expect(wallets.list()).toHaveLength(20);
});

test("a wallet signs typed data as MetaMask does, its domain's types included", async () => {
  const data = {
    domain: { name: "Ledgerloom Marketplace", version: "1", salt: `0x${"2".repeat(64)}` },
    types: { PublishService: [{ name: "name", type: "string" }] },
    primaryType: "PublishService",
    message: { name: "maps" },
  };
  const wallet = walletWith(async ({ method, params }) => {
    if (method === "eth_requestAccounts") return [account.address.toLowerCase()];
    const [address, text] = params as [string, string];
    expect([method, address]).toEqual(["eth_signTypedData_v4", account.address]);
    const { types, ...rest } = JSON.parse(text);
    expect(types.EIP712Domain.map(({ name }: { name: string }) => name)).toEqual(["name", "version", "salt"]);
    return account.signTypedData({ ...rest, types });
  });
  const signer = await connectWallet(wallet);
  expect([signer.address, signer.wallet]).toEqual([account.address, "Some wallet"]);
  const signature = await signer.sign(data);
  expect(await recoverTypedDataAddress({ ...data, signature } as never)).toBe(account.address);
});

test.each<[string, AnnouncedWallet, string]>([
  ["names no account", walletWith(async () => []), "WALLET_FAILED"],
  ["names something else", walletWith(async () => ["0x12"]), "WALLET_FAILED"],
  ["fails", walletWith(() => Promise.reject(new Error("out of order"))), "WALLET_FAILED"],
  ["fails without a reason", walletWith(() => Promise.reject(null)), "WALLET_FAILED"],
  ["is told no by its user", walletWith(() => Promise.reject({ code: 4001 })), "DECLINED"],
])("a wallet that %s is refused", async (_how, wallet, code) => {
  await expect(connectWallet(wallet)).rejects.toMatchObject({ code });
});
