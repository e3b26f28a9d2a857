import { amount, int, optional, string, withDefault } from "../../kit/graph/fields.ts";
import { inputType, objectType } from "../../kit/graph/object-type.ts";
import { connectionType } from "../../kit/graph/paging.ts";

export const PaymentLane = objectType(
  "PaymentLane",
  "Requests of one kind, or on behalf of one origin, counted and priced apart from a channel's others.",
  { lane: int("Its number, which tokens carry.") },
);
export const PaymentLaneConnection = connectionType(() => PaymentLane, "PaymentLane");

export const PaymentLaneInput = inputType("PaymentLaneInput", "What a request on a lane costs.", {
  lane: withDefault(0, int("The lane's number.")),
  pricePerRequest: amount("Price of one request; below 2^128."),
  label: optional(string("What the lane stands for, at most 32 bytes; a lane that has a label keeps it without.")),
});
