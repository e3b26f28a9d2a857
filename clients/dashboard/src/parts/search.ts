/** Values of an address's search part. They come from anywhere, so anything else is left out. */
export const text = (value: unknown): string | undefined => {
  const written = typeof value === "number" ? String(value) : value;
  return typeof written === "string" && written !== "" ? written.slice(0, 256) : undefined;
};

export function oneOf<const T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((one) => one === value);
}

export const flag = (value: unknown): true | undefined => (value === true ? true : undefined);

export function address(value: unknown): string | undefined {
  const written = text(value);
  return written && /^0x[0-9a-fA-F]{40}$/.test(written) ? written : undefined;
}

/** A day of UTC, such as 2026-11-30. */
export function day(value: unknown): string | undefined {
  const written = text(value) ?? "";
  return /^\d{4}-\d\d-\d\d$/.test(written) && !Number.isNaN(Date.parse(written)) ? written : undefined;
}

const dayMs = 86_400_000;

/** The first moment of a day. */
export const startOf = (date: string): string => `${date}T00:00:00.000Z`;

/** The first moment after a day. */
export const startOfNext = (date: string): string => new Date(Date.parse(startOf(date)) + dayMs).toISOString();
