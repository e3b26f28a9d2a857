import { checksummed } from "@ledgerloom/chaincode";

/** The form in which the ledger keeps an address (EIP-55), whatever case it was written in. */
export function accountAddress(address: string): string {
  return checksummed(address.slice(2).toLowerCase());
}
