import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";

export const ServiceStatusEnum = { CREATED: "CREATED", AVAILABLE: "AVAILABLE", INVALID: "INVALID" } as const;
registerEnumType(ServiceStatusEnum, {
  name: "ServiceStatus",
  description: "State of a service; calls can be bought while it is AVAILABLE.",
  valuesConfig: {
    CREATED: { description: "Registered, not yet published." },
    AVAILABLE: { description: "Published; its calls can be bought." },
    INVALID: { description: "No longer offered." },
  },
});

export const ServiceKindEnum = { SERVICE: "SERVICE", MASHUP: "MASHUP" } as const;
registerEnumType(ServiceKindEnum, {
  name: "ServiceKind",
  description: "Whether a service composes other services.",
  valuesConfig: {
    SERVICE: { description: "It composes no other services." },
    MASHUP: { description: "It composes other services." },
  },
});

@Directive('@key(fields: "name")')
@ObjectType({ description: "A service or mashup of the marketplace.", simpleResolvers: true })
export class Service {
  @Field(() => String, { description: "Its unique name." })
  name!: string;

  @Field(() => ServiceKindEnum, { description: "Whether it composes other services." })
  kind!: string;

  @Field(() => TokenAmountScalar, { description: "SToken per call." })
  price!: bigint;

  @Field(() => ServiceStatusEnum, { description: "State." })
  status!: string;

  @Field(() => String, { nullable: true, description: "Category." })
  category!: string | null;

  @Field(() => [String], { description: "Words by which it is found." })
  tags!: string[];

  @Field(() => String, { description: "Description by its developer." })
  description!: string;

  @Field(() => String, { nullable: true, description: "URL at which it answers." })
  url!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was registered, by the ledger's time." })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: "When it last changed, by the ledger's time." })
  updatedAt!: Date;
}

export const ServiceConnection = connectionType(() => Service, "Service");
