import { getAddress, hexlify } from "ethers";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import { RequiresScope } from "../../kit/graph/access.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import type { PaymentToken } from "../model/payment-token.ts";
import { partOf } from "../tokens/act-log.ts";
import type { PaymentsContext } from "./context.ts";
import {
  PaymentTokenSignInput,
  PaymentTokenSignPayload,
  PaymentTokenType,
  PaymentTokenValidateInput,
  PaymentTokenValidatePayload,
} from "./token.type.ts";
import { userErrorsIn } from "./views.ts";

/** How many tokens one call signs or validates. */
const maxBatch = 1_000;

/** The data plane at the graph's edge. */
@Resolver()
export class TokenResolver {
  @RequiresScope("payments:write")
  @OnConflict("NONE", "the payment server counts by itself")
  @Mutation(() => PaymentTokenSignPayload, { description: "Signs the channel's next requests." })
  paymentTokenSign(
    @Arg("input", () => PaymentTokenSignInput, { description: "For what." }) input: PaymentTokenSignInput,
    @Ctx() { answer, tokens, principal }: PaymentsContext,
  ): Promise<InstanceType<typeof PaymentTokenSignPayload>> {
    return answer("paymentTokenSign", input, async (journal) => {
      requireBatch(input.count);
      return { tokens: (await tokens.sign(input, principal, partOf(journal.act, 0))).map(toGraph) };
    });
  }

  @RequiresScope("payments:write")
  @OnConflict("NONE", "the payment server accepts by itself")
  @Mutation(() => PaymentTokenValidatePayload, {
    description: "Accepts each token once, on behalf of the provider; what was accepted is durable when it answers.",
  })
  paymentTokenValidate(
    @Arg("input", () => PaymentTokenValidateInput, { description: "Which tokens." }) input: PaymentTokenValidateInput,
    @Ctx() { answer, tokens, principal }: PaymentsContext,
  ): Promise<InstanceType<typeof PaymentTokenValidatePayload>> {
    return answer("paymentTokenValidate", input, async (journal) => {
      requireBatch(input.tokens.length);
      const { traceparent } = input;
      const incoming = input.tokens.map((token) => ({ ...fromGraph(token), traceparent }));
      const refused = await tokens.validate(incoming, principal, journal.act);
      return { accepted: input.tokens.length - refused.size, userErrors: userErrorsIn("tokens", refused) };
    });
  }
}

function requireBatch(count: number): void {
  if (count >= 1 && count <= maxBatch) return;
  throw new PlatformError("BAD_INPUT", `1 to ${maxBatch} tokens can be asked for at a time, not ${count}`);
}

function toGraph(token: PaymentToken): PaymentTokenType {
  return {
    ...token,
    intermediary: getAddress(token.intermediary),
    consumer: getAddress(token.consumer),
    signature: hexlify(token.signature),
  };
}

function fromGraph({ intermediary, consumer, signature, ...token }: PaymentTokenType): PaymentToken {
  return {
    ...token,
    intermediary: intermediary.toLowerCase(),
    consumer: consumer.toLowerCase(),
    signature: Buffer.from(signature.slice(2), "hex"),
  };
}
