import { Field, Int, ObjectType } from "type-graphql";
import { CallRights } from "./call-rights.type.ts";
import { MutationPayload } from "./mutation-payload.ts";
import { Service } from "./service.type.ts";

@ObjectType({ description: "Outcome of registering a service.", simpleResolvers: true })
export class ServiceRegisterPayload extends MutationPayload {
  @Field(() => Service, { nullable: true, description: "The new service." })
  service?: unknown;
}

@ObjectType({ description: "Outcome of publishing a service.", simpleResolvers: true })
export class ServicePublishPayload extends MutationPayload {
  @Field(() => Service, { nullable: true, description: "The service, now available." })
  service?: unknown;
}

@ObjectType({ description: "Outcome of buying calls.", simpleResolvers: true })
export class ServiceCallPayload extends MutationPayload {
  @Field(() => CallRights, { nullable: true, description: "Call rights of the buyer now." })
  callRights?: unknown;
}

@ObjectType({ description: "Outcome of a bulk registration.", simpleResolvers: true })
export class ServicesImportPayload extends MutationPayload {
  @Field(() => [Service], { nullable: true, description: "Services that were new." })
  services?: unknown[];

  @Field(() => Int, { nullable: true, description: "How many of the new ones are available." })
  published?: number;

  @Field(() => [String], { nullable: true, description: "Names that were registered before with the same content." })
  skipped?: string[];
}
