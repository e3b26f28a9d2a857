/** The chaincode whose state is projected. */
export const marketplaceChaincode = "marketplace";
