import { Field, InputType, Int } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { ActAuthorizationInput } from "./authorization.input.ts";
import { ServiceKindEnum } from "./service.type.ts";

@InputType({ description: "The signed act `RegisterService`." })
export class ServiceRegisterInput extends IdempotentInput {
  @Field(() => String, { description: "A name that no service has: 1 to 128 visible characters." })
  name!: string;

  @Field(() => String, { defaultValue: "", description: "Category; at most 64 characters." })
  category!: string;

  @Field(() => [String], { defaultValue: [], description: "At most 20 words of at most 48 characters." })
  tags!: string[];

  @Field(() => String, { defaultValue: "", description: "At most 2,000 characters." })
  description!: string;

  @Field(() => String, {
    defaultValue: "",
    description: "URL at which it answers: empty, or an http(s) address in ASCII.",
  })
  url!: string;

  @Field(() => TokenAmountScalar, { description: "SToken per call." })
  price!: bigint;

  @Field(() => ActAuthorizationInput, { description: "The developer's signature." })
  authorization!: ActAuthorizationInput;
}

@InputType({ description: "The signed act `PublishService`." })
export class ServicePublishInput extends IdempotentInput {
  @Field(() => String, { description: "The service to make available." })
  name!: string;

  @Field(() => ActAuthorizationInput, { description: "The developer's signature." })
  authorization!: ActAuthorizationInput;
}

@InputType({ description: "The signed act `CallService`: it buys calls for price times times." })
export class ServiceCallInput extends IdempotentInput {
  @Field(() => String, { description: "The service to buy calls of." })
  service!: string;

  @Field(() => Int, { description: "How many calls." })
  times!: number;

  @Field(() => TokenAmountScalar, { description: "The price per call that the buyer expects." })
  price!: bigint;

  @Field(() => ActAuthorizationInput, { description: "The buyer's signature." })
  authorization!: ActAuthorizationInput;
}

@InputType({ description: "One row of a bulk registration." })
export class ServiceEntryInput {
  @Field(() => ServiceKindEnum, { description: "Whether it composes other services." })
  kind!: string;

  @Field(() => String, { description: "A name that no service has, or one that this developer gave to the same row." })
  name!: string;

  @Field(() => String, { defaultValue: "", description: "Category, as of a service." })
  category!: string;

  @Field(() => [String], { defaultValue: [], description: "Category, as of a service." })
  tags!: string[];

  @Field(() => String, { defaultValue: "", description: "Category, as of a service." })
  description!: string;

  @Field(() => String, { defaultValue: "", description: "Category, as of a service." })
  url!: string;

  @Field(() => TokenAmountScalar, { description: "SToken per call." })
  price!: bigint;

  @Field(() => [String], { defaultValue: [], description: "Names of the services that a mashup composes, in order." })
  composes!: string[];
}

@InputType({ description: "The signed act `RegisterServices`: many services and mashups of one developer." })
export class ServicesImportInput extends IdempotentInput {
  @Field(() => [ServiceEntryInput], { description: "At most 500 rows, mashups after what they compose." })
  services!: ServiceEntryInput[];

  @Field(() => Boolean, { defaultValue: false, description: "Whether to make them available at once, unrewarded." })
  publish!: boolean;

  @Field(() => ActAuthorizationInput, { description: "The developer's signature." })
  authorization!: ActAuthorizationInput;
}
