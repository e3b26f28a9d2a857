import type { Settlement } from "@ledgerloom/pay/protocol";
import type { SchemeChannels } from "../projection/scheme-channels.ts";
import type { Moved } from "./chain-payments.ts";
import { channelState, networkOf } from "./offer.ts";

/** What became of a payment. */
export interface Outcome {
  readonly channel: string;
  /** What the channel was charged in all. */
  readonly charged: bigint;
  /** For this request; nothing is said of it with a refund. */
  readonly price?: bigint;
  readonly moved?: Moved | undefined;
}

/** Tells payers what became of their payments. */
export class Settlements {
  readonly #chainId: bigint;
  readonly #channels: SchemeChannels;

  constructor(chainId: bigint, channels: SchemeChannels) {
    this.#chainId = chainId;
    this.#channels = channels;
  }

  of({ channel: id, charged, price, moved }: Outcome): Settlement {
    const channel = this.#channels.find(id);
    return {
      ...{ success: true, network: networkOf(this.#chainId), payer: channel?.payer ?? "" },
      transaction: moved?.transaction.hash ?? "",
      amount: moved ? `${moved.amount}` : "",
      extra: {
        ...(price !== undefined && { chargedAmount: `${price}` }),
        ...(channel && { channelState: channelState(channel, charged) }),
      },
    };
  }
}
