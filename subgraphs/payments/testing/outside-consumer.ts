import { randomBytes } from "node:crypto";
import { HDNodeWallet, hexlify, Interface, type TypedDataDomain, Wallet, ZeroAddress, ZeroHash } from "ethers";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { paymentTokenDomain, paymentTokenTypes } from "../model/payment-token.ts";
import type { GraphToken } from "./running-payments.ts";
import { richAccount, rpcOf, sendFrom } from "./test-tokens.ts";

const intermediary = new Interface(intermediaryAbi);
const opener = new Interface(intermediaryFactoryAbi);

/** Channel that a test opens. */
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

/** Consumer whose keys no payment server holds, so that it can sign and send anything. */
export class OutsideConsumer {
  readonly address: string;
  /** The channel's contract. */
  readonly channel: string;
  readonly provider: string;
  readonly #url: string;
  readonly #voucherKey: HDNodeWallet;

  private constructor({ url, provider }: OutsideChannel, consumer: string, channel: string, key: HDNodeWallet) {
    this.#url = url;
    this.#voucherKey = key;
    this.address = consumer;
    this.provider = provider;
    this.channel = channel;
  }

  /** Opens a channel with one lane at 10 wei. */
  static async open(wanted: OutsideChannel): Promise<OutsideConsumer> {
    const { url, provider, deposit: value = 10_000n, factory: to = factoryAddress, ...changes } = wanted;
    const { address: from } = await richAccount(url);
    const key = Wallet.createRandom();
    const parties = { consumer: from, provider, asset: ZeroAddress, voucherKey: key.address };
    const terms = { ...parties, tolerancePeriod: 60, terminationPeriod: 900, tokenId: 1n, ...changes };
    const lanes = [{ lane: 0, pricePerRequest: 10n, label: ZeroHash }];
    const salt = hexlify(randomBytes(32));
    await sendFrom(url, {
      from,
      to,
      data: opener.encodeFunctionData("openChannel", [terms, lanes, salt, value]),
      value,
    });
    const asked = opener.encodeFunctionData("intermediaryAddress", [from, provider, ZeroAddress, salt]);
    const answer = (await rpcOf(url, "eth_call", [{ to, data: asked }, "latest"])) as string;
    const [address] = opener.decodeFunctionResult("intermediaryAddress", answer);
    return new OutsideConsumer(wanted, from, address, key);
  }

  /** Token for `requests` requests, right but for the changes, which are signed too. */
  async sign(requests: bigint, changes: Partial<GraphToken> & { domain?: TypedDataDomain; key?: HDNodeWallet } = {}) {
    const { domain, key = this.#voucherKey, ...fields } = changes;
    const chainId = BigInt((await rpcOf(this.#url, "eth_chainId", [])) as string);
    const right = { intermediary: this.channel, consumer: this.address, tokenId: "1", lane: 0 };
    const token = { ...right, requests: String(requests), ...fields };
    const ours = { ...paymentTokenDomain(chainId, token.intermediary), ...domain };
    const types = { PaymentToken: [...paymentTokenTypes.PaymentToken] };
    return { ...token, signature: await key.signTypedData(ours, types, token) };
  }

  /** Sends a transaction to the channel. @throws when the contract refuses */
  act(name: string, values: readonly unknown[] = []): Promise<unknown> {
    const data = intermediary.encodeFunctionData(name, [...values]);
    return sendFrom(this.#url, { from: this.address, to: this.channel, data });
  }
}

/** Sends a transaction from an account that is no party of any channel. @throws when it is refused */
export async function sendFromOutside(url: string, request: { to?: string; data?: string; value?: bigint }) {
  return sendFrom(url, { from: (await richAccount(url)).address, ...request });
}
