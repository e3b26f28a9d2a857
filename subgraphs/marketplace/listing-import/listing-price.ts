import { createHash } from "node:crypto";

const thousandth = 10n ** 15n;

/**
 * Price of a listed service. Listings name no prices, so they are made up, always the same: from 0.001 to 0.100 SToken
 * per call, by the first four bytes of the SHA-256 of the name.
 */
export function priceOfService(name: string): bigint {
  const number = createHash("sha256").update(name, "utf8").digest().readUInt32BE(0);
  return (BigInt(number % 100) + 1n) * thousandth;
}

/** Price of a mashup: a tenth more than everything that it composes. */
export function priceOfMashup(composed: readonly bigint[]): bigint {
  const sum = composed.reduce((total, price) => total + price, 0n);
  return sum + sum / 10n;
}
