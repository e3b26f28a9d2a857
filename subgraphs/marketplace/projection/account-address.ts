import { checksummed } from "@ledgerloom/chaincode";

/** Address in the form in which the ledger keeps it (EIP-55), from any case. */
export function accountAddress(address: string): string {
  return checksummed(address.slice(2).toLowerCase());
}
