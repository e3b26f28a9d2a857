import { registerEnumType } from "type-graphql";
import { type ErrorCode, errorCodes } from "../../../errors/error-codes.ts";

const rows = Object.entries(errorCodes);

/** Codes as a GraphQL enum, the same list in every subgraph. */
export const ErrorCodeEnum = Object.fromEntries(rows.map(([code]) => [code, code])) as { [Code in ErrorCode]: Code };
registerEnumType(ErrorCodeEnum, {
  name: "ErrorCode",
  description: "Reason of a refusal or a failure.",
  valuesConfig: Object.fromEntries(rows.map(([code, { meaning }]) => [code, { description: meaning }])) as never,
});
