import { Directive } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import {
  address,
  amount,
  bigint,
  boolean,
  dateTime,
  field,
  fieldOf,
  id,
  int,
  nullable,
  optional,
} from "../../kit/graph/fields.ts";
import { argsType, inputType, objectType, pageArgs } from "../../kit/graph/object-type.ts";
import { orderInput } from "../../kit/graph/ordering.ts";
import { connectionType } from "../../kit/graph/paging.ts";
import { MspIdScalar } from "../../kit/graph/scalars.ts";
import type { ChannelStatus } from "../model/channel-row.ts";
import type { ChannelOrder } from "../projection/channel-reads.ts";

const ChannelStatusEnum = enumOf<ChannelStatus>(
  {
    OPEN: "Requests are paid through it.",
    TERMINATING: "The consumer gave notice; the provider can still redeem.",
    TERMINATED: "It ended; what is due can be taken out.",
  },
  "PaymentChannelStatus",
  "Where a payment channel is in its life.",
);

export const PaymentChannel = objectType(
  "PaymentChannel",
  "A consumer's deposit in a contract, from which one provider redeems signed request tokens.",
  {
    asset: nullable(address("What is paid with: a token's address; null for ether.")),
    deposited: amount("Everything ever deposited."),
    held: amount("Deposited and neither redeemed nor returned."),
    redeemed: amount("Everything the provider ever redeemed."),
    tokenId: bigint("The id that tokens for new requests carry."),
    status: fieldOf<ChannelStatus>(ChannelStatusEnum, "Where it is in its life."),
    tolerancePeriod: int("Seconds in which tokens of an id count after their redemption was started."),
    terminationPeriod: int("Seconds between the consumer's notice and the channel's end."),
    openedAt: dateTime("When it was opened."),
    lastActivityAt: dateTime("When something last happened to it."),
    voucherKey: address("Address of the key that signs the consumer's tokens now."),
    dueToConsumer: amount("What the consumer can take out now."),
    dueToProvider: amount("What the provider can take out now."),
  },
);
Directive('@key(fields: "id")')(PaymentChannel);

export const RunningRedemption = objectType("RunningRedemption", "Redemption that was started and is not finished.", {
  tokenId: bigint("The id whose tokens are redeemed."),
  startedAt: dateTime("When it was started."),
  readyAt: dateTime("From when it can be finalized; until then tokens of the id still count."),
});
export type RunningRedemption = InstanceType<typeof RunningRedemption>;

export const PaymentChannelConnection = connectionType(() => PaymentChannel, "PaymentChannel");

const PaymentChannelFilterInput = inputType(
  "PaymentChannelFilterInput",
  "Which payment channels; every given condition must hold.",
  {
    consumer: optional(address("Only those in which this account pays.")),
    provider: optional(address("Only those in which this account is paid.")),
    account: optional(address("Only those in which this account pays or is paid.")),
    organization: optional(
      fieldOf<string>(
        MspIdScalar,
        "Only those in which an account pays or is paid that is held here for this organisation, which must be the asking one.",
      ),
    ),
    asset: optional(address("Only of this asset; the zero address is ether.")),
    status: optional(fieldOf<ChannelStatus>(ChannelStatusEnum, "Only those in this state.")),
    isRedeeming: optional(boolean("Only those in which a redemption is running, or is not.")),
    heldBelow: optional(amount("Only those that hold less.")),
    openedFrom: optional(dateTime("Only those that were opened then or later.")),
    openedTo: optional(dateTime("Only those that were opened before.")),
  },
);

export type PaymentChannelFilterInput = InstanceType<typeof PaymentChannelFilterInput>;

const ChannelOrderEnum = enumOf<ChannelOrder>(
  {
    OPENED_AT: "By when they were opened.",
    HELD: "By what they hold.",
    DEPOSITED: "By what was ever deposited.",
    REDEEMED: "By what was ever redeemed.",
    LAST_ACTIVITY: "By when something last happened to them.",
  },
  "PaymentChannelOrderField",
  "What payment channels are ordered by.",
);

const PaymentChannelOrderInput = orderInput<ChannelOrder>(
  "PaymentChannelOrderInput",
  "How to order payment channels; equal ones by age.",
  ChannelOrderEnum,
);

export const PaymentChannelsArgs = pageArgs({
  filter: optional(field(() => PaymentChannelFilterInput, "Which ones.")),
  orderBy: optional(field(() => PaymentChannelOrderInput, "In which order; oldest first unless given.")),
});
export type PaymentChannelsArgs = InstanceType<typeof PaymentChannelsArgs>;

export const PaymentChannelArgs = argsType({
  id: optional(id("Its id.")),
  address: optional(address("Address of its contract, which events and alarms tell.")),
});
export type PaymentChannelArgs = InstanceType<typeof PaymentChannelArgs>;
