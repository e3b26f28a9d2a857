/** The opaque form of a place in a list or a stream. */
export const encodeCursor = (key: string): string => Buffer.from(key, "utf8").toString("base64url");

/** The place that a cursor stands for; of what nobody encoded, some text. */
export const decodeCursor = (cursor: string): string => Buffer.from(cursor, "base64url").toString("utf8");
