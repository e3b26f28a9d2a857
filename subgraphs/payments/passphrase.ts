import { join } from "node:path";
import type { Config } from "../../config/config.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { localSecret } from "../../process/local-secret.ts";

/**
 * Passphrase of the payment server's keys: as set, else made once and kept in the data folder.
 * @throws BAD_INPUT in production when none is set
 */
export async function passphraseOf({ payments, production, dataDirectory }: Config): Promise<string> {
  if (payments.passphrase) return payments.passphrase;
  const message = "LEDGERLOOM_PAYMENTS_PASSPHRASE must be set in production: at least 12 characters";
  if (production) throw new PlatformError("BAD_INPUT", message);
  return localSecret(join(dataDirectory, "payments", "passphrase"));
}
