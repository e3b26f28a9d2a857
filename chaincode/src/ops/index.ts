import { ChannelOpsContract } from "./channel-ops/channel-ops-contract.ts";
import { CommandOpsContract } from "./command-ops/command-ops-contract.ts";

/**
 * Contracts that fabric-shim registers for the chaincode `ops`; a function without a contract's name is of the first.
 */
export const contracts: unknown[] = [CommandOpsContract, ChannelOpsContract];
