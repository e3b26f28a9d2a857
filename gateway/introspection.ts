import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { NoSchemaIntrospectionCustomRule, validate } from "graphql";

/** Tells nobody what is in the schema: not when asked, and not by guessing what somebody meant. */
export function useHiddenSchema(): GatewayPlugin {
  return {
    onValidate({ addValidationRule, setValidationFn }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
      setValidationFn(((schema, document, rules) =>
        validate(schema, document, rules, { hideSuggestions: true })) as typeof validate);
    },
  };
}
