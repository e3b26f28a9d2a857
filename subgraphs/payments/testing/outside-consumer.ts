import { randomBytes } from "node:crypto";
import {
  Contract,
  HDNodeWallet,
  hexlify,
  JsonRpcProvider,
  type TransactionReceipt,
  type TransactionRequest,
  type TypedDataDomain,
  Wallet,
  ZeroAddress,
} from "ethers";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { paymentTokenDomain, paymentTokenTypes } from "../model/payment-token.ts";
import type { GraphToken } from "./running-payments.ts";

/** A channel that a test opens. */
export interface OutsideChannel {
  /** The chain's JSON-RPC endpoint. */
  readonly url: string;
  readonly provider: string;
  /** In wei. */
  readonly deposit?: bigint;
  readonly factory?: string;
  /** Seconds, like the next. */
  readonly tolerancePeriod?: number;
  readonly terminationPeriod?: number;
  readonly tokenId?: bigint;
}

/** A consumer whose keys no payment server knows, so that it signs and sends what it likes. */
export class OutsideConsumer {
  readonly address: string;
  /** The channel's contract. */
  readonly channel: string;
  readonly provider: string;
  readonly #contract: Contract;
  readonly #voucherKey: HDNodeWallet;
  readonly #rpc: JsonRpcProvider;

  private constructor(contract: Contract, parties: { consumer: string; provider: string }, key: HDNodeWallet) {
    this.#contract = contract;
    this.#voucherKey = key;
    this.#rpc = contract.runner?.provider as JsonRpcProvider;
    this.address = parties.consumer;
    this.provider = parties.provider;
    this.channel = String(contract.target);
  }

  /** Opens a channel with one lane at 10 wei. */
  static async open({
    url,
    provider,
    deposit = 10_000n,
    factory = factoryAddress,
    tolerancePeriod = 60,
    terminationPeriod = 900,
    tokenId = 1n,
  }: OutsideChannel) {
    const wallet = await richWallet(url);
    const key = Wallet.createRandom();
    const periods = { tolerancePeriod, terminationPeriod };
    const parties = { consumer: wallet.address, provider, asset: ZeroAddress, voucherKey: key.address };
    const lanes = [{ lane: 0, pricePerRequest: 10n, label: `0x${"00".repeat(32)}` }];
    const salt = hexlify(randomBytes(32));
    const opener = new Contract(factory, [...intermediaryFactoryAbi], wallet);
    const terms = { ...parties, ...periods, tokenId };
    await sent(opener, "openChannel", [terms, lanes, salt, deposit, { value: deposit }]);
    const address = await opener.getFunction("intermediaryAddress")(wallet.address, provider, ZeroAddress, salt);
    const contract = new Contract(address, [...intermediaryAbi], wallet);
    return new OutsideConsumer(contract, { consumer: wallet.address, provider }, key);
  }

  /** A right token for `requests` requests, but for what is changed in what is signed. */
  async sign(requests: bigint, changes: Partial<GraphToken> & { domain?: TypedDataDomain; key?: HDNodeWallet } = {}) {
    const { domain, key = this.#voucherKey, ...fields } = changes;
    const { chainId } = await this.#rpc.getNetwork();
    const token = {
      ...{ intermediary: this.channel, consumer: this.address, tokenId: "1", lane: 0, requests: String(requests) },
      ...fields,
    };
    const ours = { ...paymentTokenDomain(chainId, token.intermediary), ...domain };
    const types = { PaymentToken: [...paymentTokenTypes.PaymentToken] };
    return { ...token, signature: await key.signTypedData(ours, types, token) };
  }

  /** Sends a transaction to the channel. @throws when the contract refuses */
  act(name: string, values: readonly unknown[] = []): Promise<unknown> {
    return sent(this.#contract, name, values);
  }

  close(): void {
    this.#rpc.destroy();
  }
}

async function sent(contract: Contract, name: string, values: readonly unknown[]): Promise<unknown> {
  const transaction = await contract.getFunction(name)(...values);
  return transaction.wait();
}

/** Sends a transaction from an account that is no party of any channel. @throws when it is refused */
export async function sendFromOutside(url: string, request: TransactionRequest): Promise<TransactionReceipt> {
  const wallet = await richWallet(url);
  try {
    const receipt = await (await wallet.sendTransaction(request)).wait();
    if (!receipt) throw new Error("not mined");
    return receipt;
  } finally {
    wallet.provider.destroy();
  }
}

/** A new wallet with 100 ether. */
async function richWallet(url: string): Promise<HDNodeWallet & { readonly provider: JsonRpcProvider }> {
  const rpc = new JsonRpcProvider(url.replace("ws:", "http:"), undefined, { cacheTimeout: -1, staticNetwork: true });
  const wallet = Wallet.createRandom().connect(rpc);
  await rpc.send("anvil_setBalance", [wallet.address, "0x56bc75e2d63100000"]);
  return wallet as HDNodeWallet & { readonly provider: JsonRpcProvider };
}
