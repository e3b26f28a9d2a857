import { address, bigint, bytes, id, int, listOf, optional, string, withDefault } from "../../kit/graph/fields.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { inputType, mutationInput, objectType } from "../../kit/graph/object-type.ts";

const lane = withDefault(0, int("The lane of the requests."));

const token = {
  intermediary: address("Contract of the channel."),
  consumer: address("Who pays."),
  tokenId: bigint("The channel's token id when it was signed."),
  lane,
  requests: bigint("How many requests so far, this one included."),
  signature: bytes("EIP-712 signature of the channel's voucher key, 65 bytes."),
};
export const PaymentTokenType = objectType(
  "PaymentToken",
  "Says that a consumer made so many requests; each supersedes the ones before it.",
  token,
);
export type PaymentTokenType = InstanceType<typeof PaymentTokenType>;
const PaymentTokenInput = inputType("PaymentTokenInput", "A token as it came with a request.", token);

export const PaymentTokenSignInput = mutationInput("PaymentTokenSignInput", "Requests to sign for.", {
  channelId: id("The channel; its consumer's keys must be held here."),
  lane,
  count: withDefault(1, int("For how many requests; at most 1,000.")),
  traceparent: optional(
    string(
      "W3C traceparent of the request that they are made for. When that was itself paid for, its payer has caused what they cost.",
    ),
  ),
});
export type PaymentTokenSignInput = InstanceType<typeof PaymentTokenSignInput>;

export const PaymentTokenValidateInput = mutationInput("PaymentTokenValidateInput", "Tokens that came with requests.", {
  tokens: listOf(() => PaymentTokenInput, "The tokens, at most 1,000, in any order."),
  traceparent: optional(string("W3C traceparent of the requests.")),
});
export type PaymentTokenValidateInput = InstanceType<typeof PaymentTokenValidateInput>;

export const PaymentTokenSignPayload = objectType("PaymentTokenSignPayload", "Outcome of signing.", {
  tokens: optional(listOf(() => PaymentTokenType, "A token for each request, in order.")),
  userErrors: listOf(() => UserError, "Why nothing was signed."),
});

export const PaymentTokenValidatePayload = objectType("PaymentTokenValidatePayload", "Outcome of validating.", {
  accepted: optional(int("How many of the tokens were accepted, and are on disk.")),
  userErrors: listOf(() => UserError, "Why the others were refused; `field` ends with the token's index."),
});
