import { MarketplaceContract } from "./marketplace-contract.ts";

/** What fabric-shim registers for the chaincode `marketplace`. */
export const contracts: unknown[] = [MarketplaceContract];
