import { files, type OrganizationPlan, type Topology } from "./topology.ts";

/** Name of the channel profile in {@link channelSettings}. */
export const channelProfile = "Consortium";

/** crypto-config.yaml (JSON is YAML): an ordering organisation and the consortium's, one peer and one user each. */
export function cryptoSettings({ organizations }: Topology): object {
  const SANS = ["localhost", "127.0.0.1"];
  return {
    OrdererOrgs: [
      { Name: "Orderer", Domain: "orderer.local", EnableNodeOUs: true, Specs: [{ Hostname: "orderer0", SANS }] },
    ],
    PeerOrgs: organizations.map(({ mspId, domain }) => ({
      Name: mspId,
      Domain: domain,
      EnableNodeOUs: true,
      Template: { Count: 1, SANS },
      Users: { Count: 1 },
    })),
  };
}

/** configtx.yaml (JSON is YAML) for every channel of the network. */
export function channelSettings(topology: Topology): object {
  return {
    Profiles: {
      [channelProfile]: {
        Policies: implicitPolicies,
        Capabilities: { V2_0: true },
        Orderer: ordering(topology),
        Application: {
          Organizations: topology.organizations.map((organization) => member(topology, organization)),
          Policies: {
            ...implicitPolicies,
            LifecycleEndorsement: { Type: "ImplicitMeta", Rule: "MAJORITY Endorsement" },
            Endorsement: { Type: "ImplicitMeta", Rule: "MAJORITY Endorsement" },
          },
          Capabilities: { V2_5: true },
        },
      },
    },
  };
}

const implicitPolicies = {
  Readers: { Type: "ImplicitMeta", Rule: "ANY Readers" },
  Writers: { Type: "ImplicitMeta", Rule: "ANY Writers" },
  Admins: { Type: "ImplicitMeta", Rule: "MAJORITY Admins" },
};

function member({ directory }: Topology, { mspId, domain, port }: OrganizationPlan): object {
  return {
    Name: mspId,
    ID: mspId,
    MSPDir: `${files.organization(directory, domain)}/msp`,
    Policies: {
      Readers: signedBy(mspId, "admin", "peer", "client"),
      Writers: signedBy(mspId, "admin", "client"),
      Admins: signedBy(mspId, "admin"),
      Endorsement: signedBy(mspId, "peer"),
    },
    // Without anchors the gateway does not see the other organisations' peers.
    AnchorPeers: [{ Host: "127.0.0.1", Port: port }],
  };
}

function ordering({ directory, orderer, batchTimeout }: Topology): object {
  const node = files.orderer(directory);
  const certificate = `${node}/tls/server.crt`;
  return {
    OrdererType: "etcdraft",
    BatchTimeout: batchTimeout,
    BatchSize: { MaxMessageCount: 500, AbsoluteMaxBytes: "10 MB", PreferredMaxBytes: "2 MB" },
    EtcdRaft: {
      Consenters: [{ Host: "127.0.0.1", Port: orderer.port, ClientTLSCert: certificate, ServerTLSCert: certificate }],
      Options: {
        TickInterval: "100ms",
        ElectionTick: 10,
        HeartbeatTick: 1,
        MaxInflightBlocks: 5,
        SnapshotIntervalSize: "16 MB",
      },
    },
    Organizations: [
      {
        Name: "OrdererMSP",
        ID: "OrdererMSP",
        MSPDir: `${directory}/crypto/ordererOrganizations/orderer.local/msp`,
        Policies: {
          Readers: signedBy("OrdererMSP", "member"),
          Writers: signedBy("OrdererMSP", "member"),
          Admins: signedBy("OrdererMSP", "admin"),
        },
        OrdererEndpoints: [`127.0.0.1:${orderer.port}`],
      },
    ],
    Policies: { ...implicitPolicies, BlockValidation: { Type: "ImplicitMeta", Rule: "ANY Writers" } },
    Capabilities: { V2_0: true },
  };
}

function signedBy(mspId: string, ...roles: readonly string[]): object {
  return { Type: "Signature", Rule: `OR(${roles.map((role) => `'${mspId}.${role}'`).join(", ")})` };
}
