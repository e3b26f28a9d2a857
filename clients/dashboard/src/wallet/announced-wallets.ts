import type { Address, Hex } from "viem";
import { getTypesForEIP712Domain } from "viem";
import { getAddress, isAddress, isHex, serializeTypedData } from "viem/utils";
import type { AccountSigner } from "./typed-data.ts";
import { WalletError } from "./wallet-error.ts";

interface Provider {
  request(call: { method: string; params?: unknown }): Promise<unknown>;
}

/** A wallet of this browser, as it announced itself (EIP-6963). Its name is its own word. */
export interface AnnouncedWallet {
  readonly info: { readonly uuid: string; readonly name: string };
  readonly provider: Provider;
}

/** More wallets than anybody has; a page's other scripts could announce without end. */
const maxWallets = 20;

/** Wallets that announce themselves to a page. @see https://eips.ethereum.org/EIPS/eip-6963 */
export class AnnouncedWallets {
  readonly #watchers = new Set<() => void>();
  #wallets: readonly AnnouncedWallet[] = [];

  constructor(window: EventTarget) {
    window.addEventListener("eip6963:announceProvider", (event) => this.#add((event as CustomEvent).detail));
    window.dispatchEvent(new Event("eip6963:requestProvider"));
  }

  readonly list = (): readonly AnnouncedWallet[] => this.#wallets;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #add(detail: unknown): void {
    if (!isWallet(detail) || this.#wallets.length >= maxWallets) return;
    // The first under an id keeps it, so that no later script takes a wallet's place.
    if (this.#wallets.some(({ info }) => info.uuid === detail.info.uuid)) return;
    this.#wallets = [...this.#wallets, detail];
    for (const watcher of this.#watchers) watcher();
  }
}

/** Asks a wallet for its account. @throws WalletError DECLINED, WALLET_FAILED */
export async function connectWallet({ info, provider }: AnnouncedWallet): Promise<AccountSigner> {
  const accounts = await call(provider, "eth_requestAccounts");
  const first: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
  if (typeof first !== "string" || !isAddress(first, { strict: false })) throw failed("it named no account");
  const address = getAddress(first);
  return { address, wallet: info.name.slice(0, 64), sign: (data) => signWith(provider, address, data) };
}

async function signWith(provider: Provider, address: Address, data: Parameters<AccountSigner["sign"]>[0]) {
  const types = { EIP712Domain: getTypesForEIP712Domain({ domain: data.domain }), ...data.types };
  const text = serializeTypedData({ ...data, types } as never);
  const signature = await call(provider, "eth_signTypedData_v4", [address, text]);
  if (!isHex(signature)) throw failed("it gave no signature");
  return signature as Hex;
}

async function call(provider: Provider, method: string, params?: unknown): Promise<unknown> {
  try {
    return await provider.request(params === undefined ? { method } : { method, params });
  } catch (cause) {
    // 4001 is the user's own no. @see https://eips.ethereum.org/EIPS/eip-1193#provider-errors
    if ((cause as { code?: unknown } | null)?.code === 4001) {
      throw new WalletError("DECLINED", "You declined in the wallet.", { cause });
    }
    throw failed(String((cause as Error | null)?.message ?? "no reason given").slice(0, 300), cause);
  }
}

function failed(reason: string, cause?: unknown): WalletError {
  return new WalletError("WALLET_FAILED", `The wallet did not do it: ${reason}`, { cause });
}

function isWallet(detail: unknown): detail is AnnouncedWallet {
  const { info, provider } = Object(detail) as Partial<AnnouncedWallet>;
  return typeof info?.uuid === "string" && typeof info.name === "string" && typeof provider?.request === "function";
}
