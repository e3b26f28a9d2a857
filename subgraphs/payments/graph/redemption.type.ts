import { amount, bigint, dateTime, field, fieldOf, id, int } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import { connectionType } from "../../kit/graph/paging.ts";
import { Finality } from "./finality.ts";
import { EvmTransactionType } from "./transaction.type.ts";

export const Redemption = objectType(
  "Redemption",
  "What a finished redemption brought the provider for one lane of a token id.",
  {
    id: id("Its id; opaque."),
    tokenId: bigint("The redeemed token id."),
    lane: int("The lane of the token."),
    requests: bigint("How many requests the token was for."),
    amount: amount("What was paid: the requests' price, or all that was held if less."),
    redeemedAt: dateTime("Time of the block."),
    transaction: field(() => EvmTransactionType, "The transaction that ended the redemption."),
    finality: fieldOf<Finality>(Finality, "How certain it is."),
  },
);
export type Redemption = InstanceType<typeof Redemption>;
export const RedemptionConnection = connectionType(() => Redemption, "Redemption");
