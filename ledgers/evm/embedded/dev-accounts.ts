import { hkdfSync } from "node:crypto";
import { join } from "node:path";
import { computeAddress, hexlify } from "ethers";
import { localSecret } from "../../../process/local-secret.ts";

/** An account of the embedded chain that owns ether from the start. */
export interface DevAccount {
  /** Lower case. */
  readonly address: string;
  readonly privateKey: string;
}

/**
 * Accounts that follow from a secret made at the first start, so that their keys stay here.
 * @param folder keeps the secret, readable by its owner only
 */
export async function devAccounts(folder: string, count: number): Promise<DevAccount[]> {
  const secret = await localSecret(join(folder, "dev-accounts.secret"));
  return Array.from({ length: count }, (_, index) => {
    const privateKey = hexlify(new Uint8Array(hkdfSync("sha256", secret, "", `ledgerloom/dev-account/${index}`, 32)));
    return { address: computeAddress(privateKey).toLowerCase(), privateKey };
  });
}
