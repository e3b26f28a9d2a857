import { files, type Topology } from "./topology.ts";

/** orderer.yaml (JSON is YAML) of the network's only ordering node. */
export function ordererSettings({ directory, orderer }: Topology): object {
  const node = files.orderer(directory);
  const tls = {
    Enabled: true,
    PrivateKey: `${node}/tls/server.key`,
    Certificate: `${node}/tls/server.crt`,
  };
  return {
    General: {
      ListenAddress: "127.0.0.1",
      ListenPort: orderer.port,
      TLS: { ...tls, RootCAs: [`${node}/tls/ca.crt`] },
      // Shorter than the minute at which peers ping, or the orderer now and then hangs up on them.
      Keepalive: { ServerMinInterval: "10s", ServerInterval: "7200s", ServerTimeout: "20s" },
      Cluster: { SendBufferSize: 100, ClientCertificate: tls.Certificate, ClientPrivateKey: tls.PrivateKey },
      BootstrapMethod: "none",
      LocalMSPDir: `${node}/msp`,
      LocalMSPID: "OrdererMSP",
      BCCSP: { Default: "SW", SW: { Hash: "SHA2", Security: 256 } },
      Authentication: { TimeWindow: "15m" },
    },
    FileLedger: { Location: `${directory}/orderer` },
    Operations: { ListenAddress: "127.0.0.1:0" },
    Metrics: { Provider: "disabled" },
    Admin: {
      ListenAddress: `127.0.0.1:${orderer.adminPort}`,
      TLS: { ...tls, ClientAuthRequired: true, ClientRootCAs: [`${node}/tls/ca.crt`] },
    },
    ChannelParticipation: { Enabled: true, MaxRequestBodySize: "1 MB" },
    Consensus: { WALDir: `${directory}/orderer/wal`, SnapDir: `${directory}/orderer/snap` },
  };
}
