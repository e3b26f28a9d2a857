import { PlatformError } from "../../errors/platform-error.ts";

/** The opaque form of a place in a list or a stream. */
export const encodeCursor = (key: string): string => Buffer.from(key, "utf8").toString("base64url");

/** The place that a cursor stands for; of a text that is no cursor, arbitrary text. */
export const decodeCursor = (cursor: string): string => Buffer.from(cursor, "base64url").toString("utf8");

/** Refusal of a cursor that another list, or none, has given out. */
export const foreignCursor = (): PlatformError =>
  new PlatformError(
    "BAD_INPUT",
    "the cursor is not of this list, as it is ordered and filtered here; begin without one",
  );

/** The texts that a cursor of a connection is made of. @throws BAD_INPUT when it is none */
export function textsOf(cursor: string): string[] {
  try {
    const texts: unknown = JSON.parse(decodeCursor(cursor));
    if (Array.isArray(texts) && texts.every((text) => typeof text === "string")) return texts;
  } catch {
    // It is no JSON.
  }
  throw foreignCursor();
}
