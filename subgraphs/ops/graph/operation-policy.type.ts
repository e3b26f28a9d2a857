import type { Policy } from "@ledgerloom/chaincode";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { MspIdScalar } from "../../kit/graph/scalars.ts";
import { OperationPolicyRuleEnum } from "./operation-enums.ts";
import { Organization, organizationOf } from "./organization.type.ts";

@ObjectType({ description: "Policy by which an electorate decides.", simpleResolvers: true })
export class OperationPolicy {
  @Field(() => OperationPolicyRuleEnum, { description: "The rule." })
  rule!: Policy["rule"];

  @Field(() => Int, { nullable: true, description: "f of TWO_F_PLUS_ONE." })
  faulty!: number | null;

  @Field(() => Int, { nullable: true, description: "n of N_OF_M." })
  required!: number | null;

  @Field(() => [Organization], { description: "Organisations of N_OF_M that have to agree, and so can veto." })
  mandatory!: Organization[];
}

@InputType({ description: "Policy of the vote; at least as strict as the template's." })
export class OperationPolicyInput {
  @Field(() => OperationPolicyRuleEnum, { description: "The rule." })
  rule!: Policy["rule"];

  @Field(() => Int, { nullable: true, description: "f of TWO_F_PLUS_ONE." })
  faulty?: number;

  @Field(() => Int, { nullable: true, description: "n of N_OF_M." })
  required?: number;

  @Field(() => [MspIdScalar], { nullable: true, description: "Organisations of N_OF_M that have to agree." })
  mandatory?: string[];
}

export function policyOf(policy: Policy): OperationPolicy {
  return {
    rule: policy.rule,
    faulty: policy.rule === "TWO_F_PLUS_ONE" ? policy.faulty : null,
    required: policy.rule === "N_OF_M" ? policy.required : null,
    mandatory: policy.rule === "N_OF_M" ? policy.mandatory.map(organizationOf) : [],
  };
}
