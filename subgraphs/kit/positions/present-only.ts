import { UseMiddleware } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";

/** Declares that a field's source keeps no earlier state. @throws HISTORY_UNAVAILABLE as of a position */
export function PresentOnly(): MethodDecorator & PropertyDecorator {
  return UseMiddleware(async ({ context, info }, next) => {
    if ((context as { readonly asOf?: bigint }).asOf === undefined) return next();
    const field = `${info.parentType.name}.${info.fieldName}`;
    throw new PlatformError("HISTORY_UNAVAILABLE", `${field} shows the present only, so leave it out of asOf`);
  });
}
