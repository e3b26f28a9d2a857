import { UseMiddleware } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";

/** Marks a field that is read from where no earlier state is kept. @throws HISTORY_UNAVAILABLE as of a position */
export function PresentOnly(): MethodDecorator & PropertyDecorator {
  return UseMiddleware(async ({ context, info }, next) => {
    if ((context as { readonly asOf?: bigint }).asOf === undefined) return next();
    const field = `${info.parentType.name}.${info.fieldName}`;
    throw new PlatformError("HISTORY_UNAVAILABLE", `${field} shows the present only, so leave it out of asOf`);
  });
}
