interface DeployedChaincode {
  readonly name: string;
  readonly endorsementPolicy?: string;
  /** Whether each organisation's peer has a process of it for itself. */
  readonly ownProcesses?: boolean;
}

interface DeployedChannel {
  readonly name: string;
  readonly chaincodes: readonly DeployedChaincode[];
}

/** Deployment of every target: one chaincode under several names, policies and channels. */
export const deployment: readonly DeployedChannel[] = [
  {
    name: "first",
    chaincodes: [
      { name: "conformance" },
      { name: "other" },
      { name: "everyone", endorsementPolicy: "AND('Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')" },
      { name: "anyone", endorsementPolicy: "OR('Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')" },
      {
        name: "own",
        endorsementPolicy: `OR("Org1MSP.peer", AND("Org2MSP.peer", 'Org3MSP.peer'))`,
        ownProcesses: true,
      },
    ],
  },
  { name: "second", chaincodes: [{ name: "conformance" }] },
];
