import type { OperationChoicesQuery, OperationPageQuery } from "../../graph/generated/ops.ts";

/** An operation as its page has it. */
export type OperationShown = NonNullable<OperationPageQuery["operation"]>;

/** A template as the form has it. */
export type Template = OperationChoicesQuery["operationTemplates"][number];
