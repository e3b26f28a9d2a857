import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { NoSchemaIntrospectionCustomRule, validate } from "graphql";

/** Hides the schema: introspection is refused, and errors suggest no names. */
export function useHiddenSchema(): GatewayPlugin {
  return {
    onValidate({ addValidationRule, setValidationFn }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
      setValidationFn(((schema, document, rules) =>
        validate(schema, document, rules, { hideSuggestions: true })) as typeof validate);
    },
  };
}
