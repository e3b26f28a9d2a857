import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type ASTVisitor,
  type FloatValueNode,
  GraphQLError,
  getNamedType,
  type IntValueNode,
  isScalarType,
  isSpecifiedScalarType,
  type ValidationContext,
} from "graphql";

/** Refuses number literals that planner and subgraphs would read differently. */
export function useExactNumbers(): GatewayPlugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(ExactNumbersRule) };
}

/** Validation rule: a number literal for one of our scalars must be a whole number that JSON could carry too. */
function ExactNumbersRule(context: ValidationContext): ASTVisitor {
  const check = (node: IntValueNode | FloatValueNode) => {
    const type = getNamedType(context.getInputType());
    if (!isScalarType(type) || isSpecifiedScalarType(type) || isExact(node.value)) return;
    const message = `${type.name}: ${node.value} is not exact; write whole numbers plainly, beyond 2^53 as strings.`;
    const extensions = { code: "BAD_USER_INPUT" };
    context.reportError(new GraphQLError(message, { nodes: node, extensions }));
  };
  return { IntValue: check, FloatValue: check };
}

function isExact(text: string): boolean {
  const number = Number(text);
  return Number.isSafeInteger(number) && String(number) === text;
}
