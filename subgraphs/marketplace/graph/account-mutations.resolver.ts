import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { RequiresScope } from "../../kit/graph/access.ts";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import { AddressScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { accountAddress } from "../projection/account-address.ts";
import { Account } from "./account.type.ts";
import { ActAuthorizationInput } from "./authorization.input.ts";
import type { MarketplaceContext } from "./context.ts";
import { MutationPayload } from "./mutation-payload.ts";

@InputType({ description: "The signed act `RegisterUser`." })
export class UserRegisterInput extends IdempotentInput {
  @Field(() => String, { description: "Name that no account has: 3 to 64 letters and digits, single marks between." })
  name!: string;

  @Field(() => String, { defaultValue: "", description: "Introduction by the user; at most 2,000 characters." })
  introduction!: string;

  @Field(() => ActAuthorizationInput, { description: "The new user's signature." })
  authorization!: ActAuthorizationInput;
}

@ObjectType({ description: "Outcome of registering a user.", simpleResolvers: true })
export class UserRegisterPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "The new user's account." })
  account?: Account;
}

@InputType({ description: "The signed act `Transfer`." })
export class TokenTransferInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "Account that receives; it need not be registered." })
  to!: string;

  @Field(() => TokenAmountScalar, { description: "SToken to send, at least one unit." })
  amount!: bigint;

  @Field(() => ActAuthorizationInput, { description: "The sender's signature." })
  authorization!: ActAuthorizationInput;
}

@ObjectType({ description: "Outcome of a transfer.", simpleResolvers: true })
export class TokenTransferPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: "Account that sent." })
  from?: Account;

  @Field(() => Account, { nullable: true, description: "Account that received." })
  to?: Account;
}

/** Signed acts of accounts on themselves. */
@Resolver()
export class AccountMutationsResolver {
  @RequiresScope("marketplace:write")
  @OnConflict("RETRIED", "signed by its account: the ledger takes a counter once")
  @Mutation(() => UserRegisterPayload, { description: "Registers an account under a name and pays it the grant." })
  userRegister(
    @Arg("input", () => UserRegisterInput, { description: "The act." }) input: UserRegisterInput,
    @Ctx() { principal, acts, answer }: MarketplaceContext,
  ): Promise<UserRegisterPayload> {
    return answer("userRegister", input, async (journal) => {
      const { authorization, name, introduction } = input;
      const signed = { name: "RegisterUser", act: { name, introduction }, authorization } as const;
      const { transaction } = await acts.perform(principal, signed, journal);
      return { account: { address: accountAddress(authorization.signer) }, transaction };
    });
  }

  @RequiresScope("marketplace:write")
  @OnConflict("RETRIED", "signed by its account")
  @Mutation(() => TokenTransferPayload, { description: "Sends SToken to any address." })
  tokenTransfer(
    @Arg("input", () => TokenTransferInput, { description: "The act." }) input: TokenTransferInput,
    @Ctx() { principal, acts, answer }: MarketplaceContext,
  ): Promise<TokenTransferPayload> {
    return answer("tokenTransfer", input, async (journal) => {
      const { authorization, to, amount } = input;
      const signed = { name: "Transfer", act: { to, amount }, authorization } as const;
      const { transaction } = await acts.perform(principal, signed, journal);
      return {
        from: { address: accountAddress(authorization.signer) },
        to: { address: accountAddress(to) },
        transaction,
      };
    });
  }
}
