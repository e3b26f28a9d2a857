import { enumOf } from "../../kit/enum-of.ts";
import { address, fieldOf, int } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";

const EvmAddressKindEnum = enumOf(
  {
    ACCOUNT: "It has no code: a key's account, or nothing.",
    CHANNEL: "A payment channel of the factory.",
    CHANNEL_FACTORY: "The factory of payment channels.",
    BATCH_SETTLEMENT: "The contract of x402's scheme batch-settlement.",
    CONTRACT: "Another contract.",
  },
  "EvmAddressKind",
  "What lies at an address.",
);
export type EvmAddressKind = keyof typeof EvmAddressKindEnum;

export const EvmAddress = objectType("EvmAddress", "An address of the EVM chain.", {
  address: address("The address, checksummed as in EIP-55."),
  kind: fieldOf<EvmAddressKind>(EvmAddressKindEnum, "What lies there."),
  codeSize: int("How many bytes of code it has."),
});
export type EvmAddress = InstanceType<typeof EvmAddress>;
