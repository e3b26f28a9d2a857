import { randomBytes } from "node:crypto";
import { computeChannelId, signVoucher } from "@x402/evm/batch-settlement/client";
import { hexlify } from "ethers";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import type { ChannelConfig } from "../../projection/scheme-table.ts";
import type { Offer } from "../offer.ts";
import { type Payment, parsePayment } from "../payment-payload.ts";

export const chainId = 5666n;

const random = (bytes: number) => hexlify(randomBytes(bytes));

/** Offer of a provider of its own. */
export function someOffer(): Offer {
  return {
    provider: random(20),
    asset: random(20),
    assetName: "Dollar",
    assetVersion: "1",
    price: "10",
    minDeposit: "100",
    withdrawDelay: 3_600,
  };
}

/** Header of a payment. */
export const encoded = (payment: object): string => Buffer.from(JSON.stringify(payment)).toString("base64");

/** A payer with a channel, whose vouchers the public client's package signs. */
export class StockPayer {
  readonly account = privateKeyToAccount(generatePrivateKey());
  readonly config: ChannelConfig;
  readonly channelId: `0x${string}`;

  constructor({ provider, asset, withdrawDelay }: Offer) {
    const payer = this.account.address.toLowerCase();
    this.config = {
      payer,
      payerAuthorizer: payer,
      receiver: provider,
      receiverAuthorizer: provider,
      token: asset,
      withdrawDelay,
      salt: random(32),
    };
    this.channelId = computeChannelId(this.config as Parameters<typeof computeChannelId>[0], Number(chainId));
  }

  /** Message of the client. @param changes of the payload */
  async message(ceiling: bigint, changes: object = {}, network = `eip155:${chainId}`) {
    const voucher = await signVoucher(this.account, this.channelId, `${ceiling}`, network);
    const payload = { type: "voucher", channelConfig: this.config, voucher, ...changes };
    return { x402Version: 2, accepted: { scheme: "batch-settlement", network: `eip155:${chainId}` }, payload };
  }

  /** Payment of that message, as the server reads it. */
  async payment(ceiling: bigint, changes?: object, network?: string): Promise<Payment> {
    return parsePayment(encoded(await this.message(ceiling, changes, network)));
  }
}
