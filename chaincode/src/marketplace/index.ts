import { MarketplaceContract } from "./marketplace-contract.ts";

/** Contracts that fabric-shim registers for the chaincode `marketplace`. */
export const contracts: unknown[] = [MarketplaceContract];
