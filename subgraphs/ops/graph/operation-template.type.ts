import type { ParameterRule, Step, TemplateRow } from "@ledgerloom/chaincode";
import { Field, Int, ObjectType } from "type-graphql";
import { OperationParameterTypeEnum } from "./operation-enums.ts";
import { OperationPolicy, policyOf } from "./operation-policy.type.ts";

@ObjectType({
  description: "A step: something the agent can do itself, or a program with its arguments.",
  simpleResolvers: true,
})
export class OperationStep {
  @Field(() => String, { description: "Its name within the template." })
  name!: string;

  @Field(() => String, { description: "Name of the agent's built-in action, or the program's absolute path." })
  action!: string;

  @Field(() => Boolean, { description: "Whether the agent does it itself, without a program." })
  isBuiltIn!: boolean;

  @Field(() => [String], { description: "Arguments; those of built-in actions as name=value." })
  arguments!: string[];

  @Field(() => Int, { description: "How long it may take, in milliseconds." })
  timeoutMs!: number;

  @Field(() => String, { nullable: true, description: "Text that its output has to include." })
  expectedOutput!: string | null;
}

@ObjectType({ description: "Parameter, whose value a request may choose.", simpleResolvers: true })
export class OperationTemplateParameter {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => OperationParameterTypeEnum, { description: "Type of its value." })
  type!: ParameterRule["type"];

  @Field(() => Int, { nullable: true, description: "Least value of an INTEGER." })
  minimum!: number | null;

  @Field(() => Int, { nullable: true, description: "Greatest value of an INTEGER." })
  maximum!: number | null;

  @Field(() => Int, { nullable: true, description: "Most characters of a TEXT." })
  maximumLength!: number | null;

  @Field(() => [String], { nullable: true, description: "The values of a CHOICE." })
  choices!: string[] | null;

  @Field(() => String, { nullable: true, description: "Its value when none is given; without one it is required." })
  defaultValue!: string | null;
}

@ObjectType({ description: "Template of operations: steps that the consortium agrees on once.", simpleResolvers: true })
export class OperationTemplate {
  @Field(() => String, { description: "Name, by which requests refer to it." })
  name!: string;

  @Field(() => Int, { description: "Version, which grows with each change." })
  version!: number;

  @Field(() => String, { description: "SHA-256 of the template, by which agents' allow-lists name it." })
  digest!: string;

  @Field(() => String, { description: "Purpose, in a line." })
  title!: string;

  @Field(() => String, { description: "Description." })
  description!: string;

  @Field(() => [OperationTemplateParameter], { description: "Parameters." })
  parameters!: OperationTemplateParameter[];

  @Field(() => [OperationStep], { description: "Its steps; {name} stands for a parameter's value." })
  steps!: OperationStep[];

  @Field(() => OperationPolicy, { description: "Weakest policy that a request may choose." })
  policy!: OperationPolicy;
}

export function templateOf(row: TemplateRow): OperationTemplate {
  const { name, version, digest, title, description } = row;
  const parameters = row.parameters.map(parameterOf);
  return {
    name,
    version,
    digest,
    title,
    description,
    parameters,
    steps: row.steps.map(stepOf),
    policy: policyOf(row.policy),
  };
}

export function stepOf({ name, action, timeoutMs, expected }: Step): OperationStep {
  const what =
    action.kind === "BUILT_IN"
      ? { action: action.name, arguments: Object.entries(action.arguments).map(([key, value]) => `${key}=${value}`) }
      : { action: action.vector[0] ?? "", arguments: action.vector.slice(1) };
  return {
    name,
    ...what,
    isBuiltIn: action.kind === "BUILT_IN",
    timeoutMs,
    expectedOutput: expected.outputIncludes ?? null,
  };
}

function parameterOf(rule: ParameterRule): OperationTemplateParameter {
  return {
    name: rule.name,
    type: rule.type,
    minimum: rule.type === "INTEGER" ? rule.minimum : null,
    maximum: rule.type === "INTEGER" ? rule.maximum : null,
    maximumLength: rule.type === "TEXT" ? rule.maximumLength : null,
    choices: rule.type === "CHOICE" ? [...rule.choices] : null,
    defaultValue: rule.default ?? null,
  };
}
