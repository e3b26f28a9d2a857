import { files, type OrganizationPlan, type Topology } from "./topology.ts";

/** Settings all peers share, core.yaml (JSON is YAML). What differs between them is in {@link peerEnvironment}. */
export function coreSettings(topology: Topology): object {
  return {
    peer: peerSettings,
    vm: { endpoint: "" },
    chaincode: {
      externalBuilders: [{ name: "service", path: files.builder(topology.directory) }],
      installTimeout: "60s",
      startuptimeout: "30s",
      executetimeout: "30s",
      mode: "net",
      // Node's chaincode library ends its process when it receives a keepalive message.
      keepalive: 0,
      system: { _lifecycle: "enable", cscc: "enable", lscc: "enable", qscc: "enable" },
      logging: { level: "info", shim: "warning" },
    },
    ledger: {
      state: { stateDatabase: "goleveldb", totalQueryLimit: 100_000 },
      history: { enableHistoryDatabase: true },
      pvtdataStore: {
        collElgProcMaxDbBatchSize: 5000,
        collElgProcDbBatchesInterval: 1000,
        deprioritizedDataReconcilerInterval: "60m",
        purgeInterval: 100,
      },
    },
    operations: { tls: { enabled: false } },
    metrics: { provider: "disabled" },
  };
}

/** Gossip times with which peers on one machine find each other at once; the defaults take half a minute. */
const gossipSettings = {
  useLeaderElection: false,
  orgLeader: true,
  membershipTrackerInterval: "1s",
  maxBlockCountToStore: 10,
  maxPropagationBurstLatency: "10ms",
  maxPropagationBurstSize: 10,
  propagateIterations: 1,
  propagatePeerNum: 3,
  pullInterval: "1s",
  pullPeerNum: 3,
  requestStateInfoInterval: "500ms",
  publishStateInfoInterval: "500ms",
  publishCertPeriod: "2s",
  dialTimeout: "1s",
  connTimeout: "2s",
  recvBuffSize: 20,
  sendBuffSize: 200,
  digestWaitTime: "1s",
  requestWaitTime: "1500ms",
  responseWaitTime: "2s",
  aliveTimeInterval: "1s",
  aliveExpirationTimeout: "10s",
  reconnectInterval: "1s",
  maxConnectionAttempts: 120,
  msgExpirationFactor: 20,
  election: {
    startupGracePeriod: "15s",
    membershipSampleInterval: "1s",
    leaderAliveThreshold: "10s",
    leaderElectionDuration: "5s",
  },
  pvtData: {
    pullRetryThreshold: "60s",
    transientstoreMaxBlockRetention: 1000,
    pushAckTimeout: "3s",
    btlPullMargin: 10,
    reconcileBatchSize: 10,
    reconcileSleepInterval: "1m",
    reconciliationEnabled: true,
    implicitCollectionDisseminationPolicy: { requiredPeerCount: 0, maxPeerCount: 1 },
  },
  state: {
    enabled: false,
    checkInterval: "10s",
    responseTimeout: "3s",
    batchSize: 10,
    blockBufferSize: 20,
    maxRetries: 3,
  },
};

const peerSettings = {
  networkId: "local",
  gateway: { enabled: true, endorsementTimeout: "30s", broadcastTimeout: "30s", dialTimeout: "10s" },
  keepalive: {
    interval: "7200s",
    timeout: "20s",
    minInterval: "60s",
    client: { interval: "60s", timeout: "20s" },
    deliveryClient: { interval: "60s", timeout: "20s" },
  },
  gossip: gossipSettings,
  tls: { enabled: true, clientAuthRequired: false },
  authentication: { timewindow: "15m" },
  BCCSP: { Default: "SW", SW: { Hash: "SHA2", Security: 256 } },
  client: { connTimeout: "3s" },
  deliveryclient: {
    blockGossipEnabled: true,
    reconnectTotalTimeThreshold: "3600s",
    connTimeout: "3s",
    reConnectBackoffThreshold: "3s",
  },
  localMspType: "bccsp",
  handlers: {
    authFilters: [{ name: "DefaultAuth" }, { name: "ExpirationCheck" }],
    decorators: [{ name: "DefaultDecorator" }],
    endorsers: { escc: { name: "DefaultEndorsement" } },
    validators: { vscc: { name: "DefaultValidation" } },
  },
  discovery: {
    enabled: true,
    authCacheEnabled: true,
    authCacheMaxSize: 1000,
    authCachePurgeRetentionRatio: 0.75,
    orgMembersAllowedAccess: false,
  },
  limits: { concurrency: { endorserService: 2500, deliverService: 2500, gatewayService: 500 } },
};

/**
 * Environment that makes a peer process the peer of one organisation; with an MSP folder, a command of that identity.
 */
export function peerEnvironment(topology: Topology, organization: OrganizationPlan): Record<string, string> {
  const { directory } = topology;
  const { mspId, domain, port, chaincodePort } = organization;
  const peer = files.peer(directory, domain);
  const address = `127.0.0.1:${port}`;
  return {
    FABRIC_CFG_PATH: directory,
    FABRIC_LOGGING_SPEC: "warn",
    CORE_PEER_ID: `peer0.${domain}`,
    CORE_PEER_LOCALMSPID: mspId,
    CORE_PEER_MSPCONFIGPATH: `${peer}/msp`,
    CORE_PEER_ADDRESS: address,
    CORE_PEER_LISTENADDRESS: address,
    CORE_PEER_CHAINCODELISTENADDRESS: `127.0.0.1:${chaincodePort}`,
    CORE_PEER_CHAINCODEADDRESS: `127.0.0.1:${chaincodePort}`,
    CORE_PEER_GOSSIP_BOOTSTRAP: address,
    CORE_PEER_GOSSIP_ENDPOINT: address,
    CORE_PEER_GOSSIP_EXTERNALENDPOINT: address,
    CORE_PEER_TLS_CERT_FILE: `${peer}/tls/server.crt`,
    CORE_PEER_TLS_KEY_FILE: `${peer}/tls/server.key`,
    CORE_PEER_TLS_ROOTCERT_FILE: `${peer}/tls/ca.crt`,
    CORE_PEER_FILESYSTEMPATH: `${directory}/${domain}`,
    CORE_LEDGER_SNAPSHOTS_ROOTDIR: `${directory}/${domain}/snapshots`,
    CORE_OPERATIONS_LISTENADDRESS: "127.0.0.1:0",
  };
}

/** The environment of a `peer` command that an organisation's administrator gives. */
export function administratorEnvironment(topology: Topology, organization: OrganizationPlan): Record<string, string> {
  return {
    ...peerEnvironment(topology, organization),
    CORE_PEER_MSPCONFIGPATH: files.user(topology.directory, organization.domain, "Admin"),
  };
}
