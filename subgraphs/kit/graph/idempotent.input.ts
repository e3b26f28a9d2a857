import { Field, InputType } from "type-graphql";

@InputType({ description: "What every mutation's input has." })
export abstract class IdempotentInput {
  @Field(() => String, {
    nullable: true,
    description:
      "1 to 64 printable ASCII characters of the caller's choice, which name this act. The same key with the same input acts once and gets the same answer, for 24 hours unless the instance is set otherwise; with another input it is refused.",
  })
  idempotencyKey?: string | null;
}
