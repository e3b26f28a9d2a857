interface DeployedChaincode {
  readonly name: string;
  readonly endorsementPolicy?: string;
}

interface DeployedChannel {
  readonly name: string;
  readonly chaincodes: readonly DeployedChaincode[];
}

/** What every target runs: one chaincode under several names, policies and channels. */
export const deployment: readonly DeployedChannel[] = [
  {
    name: "first",
    chaincodes: [
      { name: "conformance" },
      { name: "other" },
      { name: "everyone", endorsementPolicy: "AND('Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')" },
      { name: "anyone", endorsementPolicy: "OR('Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')" },
    ],
  },
  { name: "second", chaincodes: [{ name: "conformance" }] },
];
