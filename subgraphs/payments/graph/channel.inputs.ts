import {
  address,
  amount,
  bytes,
  dateTime,
  field,
  hash,
  id,
  int,
  listOf,
  optional,
  string,
  withDefault,
} from "../../kit/graph/fields.ts";
import { inputType, mutationInput, objectType } from "../../kit/graph/object-type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentLaneInput } from "./payment-lane.type.ts";
import { payloadType } from "./transaction.type.ts";

export const PaymentChannelOpenInput = mutationInput(
  "PaymentChannelOpenInput",
  "A new payment channel. Its terms never change, but for prices.",
  {
    consumer: address("Who pays; its keys must be held here for the asking organisation."),
    provider: address("Who is paid."),
    asset: optional(address("What is paid with: the address of an ERC-20 token; ether without.")),
    lanes: listOf(() => PaymentLaneInput, "Its lanes and what they cost, at least one."),
    tolerancePeriod: withDefault(60, int("Seconds in which tokens of an id count after their redemption was started.")),
    terminationPeriod: withDefault(
      900,
      int("Seconds between the consumer's notice and the end; twice the tolerance period and 60 at least."),
    ),
    deposit: withDefault("0", amount("First deposit; of tokens it takes a transaction more, that approves it.")),
    salt: optional(
      hash("Tells apart channels of the same two accounts. With the same salt a channel is opened once only."),
    ),
  },
);
export type PaymentChannelOpenInput = InstanceType<typeof PaymentChannelOpenInput>;

const party = {
  channelId: id("The channel."),
  party: address("Its consumer or provider; the keys must be held here."),
};
export const PaymentChannelTerminateInput = mutationInput(
  "PaymentChannelTerminateInput",
  "A channel to end, and who ends it.",
  party,
);
export const PayoutWithdrawInput = mutationInput(
  "PayoutWithdrawInput",
  "A channel, and whom to pay what is due there.",
  party,
);
export type PartyInput = InstanceType<typeof PayoutWithdrawInput>;

const consumersChannel = { channelId: id("The channel; its consumer's keys must be held here.") };
export const PaymentLaneOpenInput = mutationInput(
  "PaymentLaneOpenInput",
  "A lane of its own for calls on somebody's behalf.",
  {
    ...consumersChannel,
    lane: int("The new lane's number."),
    pricedAs: withDefault(0, int("The lane whose price under the token id in use it takes over.")),
    origin: optional(
      address("The account on whose behalf; the label says so, and requests that it causes are signed on the lane."),
    ),
    label: withDefault("", string("What else it stands for, at most 32 bytes.")),
  },
);
export type PaymentLaneOpenInput = InstanceType<typeof PaymentLaneOpenInput>;

export const PaymentVoucherKeyRotateInput = mutationInput(
  "PaymentVoucherKeyRotateInput",
  "A channel whose consumer's tokens another key is to sign.",
  consumersChannel,
);
export type PaymentVoucherKeyRotateInput = InstanceType<typeof PaymentVoucherKeyRotateInput>;

const PaymentAuthorizationInput = inputType(
  "PaymentAuthorizationInput",
  "What an account signed so that a channel may take its tokens (EIP-3009, receiveWithAuthorization).",
  {
    validAfter: optional(dateTime("After when it counts, in whole seconds; at once without.")),
    validBefore: dateTime("Before when it counts, in whole seconds."),
    nonce: hash("What the account used for no other authorisation."),
    signature: bytes("The signature, 65 bytes."),
  },
);

export const PaymentChannelDepositInput = mutationInput(
  "PaymentChannelDepositInput",
  "A deposit for a channel's consumer, by anybody.",
  {
    channelId: id("The channel."),
    from: address("Who pays it in; its keys must be held here unless another hands in what it authorised."),
    amount: amount("How much, at least one unit."),
    asset: optional(
      address("What it is paid in: the channel's own asset, or it is refused. Null is ether; unchecked when left out."),
    ),
    sender: optional(
      address(
        "Who hands it in and pays the gas, when not the payer; for tokens with EIP-3009. Its keys must be held here.",
      ),
    ),
    authorization: optional(
      field(() => PaymentAuthorizationInput, "What the payer signed; without, it is signed here."),
    ),
  },
);
export type PaymentChannelDepositInput = InstanceType<typeof PaymentChannelDepositInput>;

export const PaymentChannelCloseInput = mutationInput(
  "PaymentChannelCloseInput",
  "How the parties of a channel want to end it.",
  {
    channelId: id("The channel; the keys of its consumer or provider must be held here."),
    redeemed: amount("All that the provider will have redeemed; the rest of the deposits goes back."),
    deadline: optional(dateTime("Until when the agreement can be used, in whole seconds; an hour without.")),
    consumerSignature: optional(bytes("The consumer's, from its own payment server; without, it is signed here.")),
  },
);
export type PaymentChannelCloseInput = InstanceType<typeof PaymentChannelCloseInput>;

const PaymentCloseAgreement = objectType(
  "PaymentCloseAgreement",
  "What a consumer agreed to, for the provider to hand in.",
  {
    redeemed: amount("All that the provider will have redeemed."),
    deadline: dateTime("Until when it can be used."),
    consumerSignature: bytes("The consumer's EIP-712 signature."),
  },
);

const channelAfterwards = { channel: optional(field(() => PaymentChannel, "The channel afterwards.")) };

/** Payload type of its own for one mutation of channels. */
export const channelPayloadType = (name: string) =>
  payloadType(name, "Outcome of an act on a payment channel.", channelAfterwards);

export const PaymentChannelOpenPayload = channelPayloadType("PaymentChannelOpenPayload");
export const PaymentChannelTerminatePayload = channelPayloadType("PaymentChannelTerminatePayload");
export const PaymentChannelDepositPayload = channelPayloadType("PaymentChannelDepositPayload");
export const PayoutWithdrawPayload = channelPayloadType("PayoutWithdrawPayload");
export const PaymentLaneOpenPayload = channelPayloadType("PaymentLaneOpenPayload");
export const PaymentVoucherKeyRotatePayload = channelPayloadType("PaymentVoucherKeyRotatePayload");
export const PaymentChannelClosePayload = payloadType(
  "PaymentChannelClosePayload",
  "Outcome of an agreement to end a channel.",
  {
    ...channelAfterwards,
    agreement: optional(
      field(
        () => PaymentCloseAgreement,
        "What the provider needs when its keys are not held here; there is no transaction then.",
      ),
    ),
  },
);
