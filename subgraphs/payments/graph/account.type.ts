import { getAddress } from "ethers";
import { Directive } from "type-graphql";
import { address } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";

export const Account = objectType(
  "Account",
  "An account: one key that acts in the marketplace and pays on the chain.",
  {
    address: address("The account's address, checksummed as in EIP-55."),
  },
);
Directive('@key(fields: "address")')(Account);
export type Account = InstanceType<typeof Account>;

/** Account of an address in any case. */
export const accountOf = (address: string): Account => ({ address: getAddress(address.toLowerCase()) });
