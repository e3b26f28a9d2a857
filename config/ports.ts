import type { WantedPort } from "../process/wanted-ports.ts";
import type { Config } from "./config.ts";
import { ownUrlOf } from "./config.ts";
import type { Part } from "./required.ts";

/** Ports that a part will listen on, with their settings. */
export function portsOf(config: Config, part: Part): WantedPort[] {
  const { gateway, payments, telemetry } = config;
  const { host, port: metrics } = telemetry.metrics;
  const hostSetting = "LEDGERLOOM_HOST";
  // Unless it has a host of its own it takes the others'.
  const ofItsOwn = payments.dataPlane.host === gateway.host ? hostSetting : "LEDGERLOOM_PAYMENTS_DATA_PLANE_HOST";
  const own = {
    gateway: { setting: "LEDGERLOOM_PORT", hostSetting, host: gateway.host, port: gateway.port },
    payments: { setting: "LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT", hostSetting: ofItsOwn, ...payments.dataPlane },
    metrics: { setting: "LEDGERLOOM_METRICS_PORT", hostSetting, host, port: metrics ?? 0 },
  };
  const subgraph = (name: string) => {
    const { port } = ownUrlOf(config, name);
    return { setting: `LEDGERLOOM_${name.toUpperCase()}_URL`, hostSetting, host: gateway.host, port: Number(port) };
  };
  switch (part) {
    case "gateway":
      return [own.gateway, own.metrics];
    case "platform":
      return [own.gateway, own.payments, own.metrics, ...embeddedPorts(config), ...apartPorts(config, subgraph)];
    case "payments":
      return [subgraph(part), own.payments, own.metrics];
    default:
      return [subgraph(part), own.metrics];
  }
}

/** Number of peers of the embedded ledger. */
const peers = 3;

function embeddedPorts({ fabric, chain }: Config): WantedPort[] {
  const host = "127.0.0.1";
  const base = fabric.networkFile === undefined ? fabric.basePort : 0;
  const ports = base === 0 ? [] : Array.from({ length: peers }, (_, index) => base + index);
  return [
    ...ports.map((port) => ({ setting: "LEDGERLOOM_FABRIC_PORT", host, port })),
    { setting: "LEDGERLOOM_CHAIN_PORT", host, port: chain.url === undefined ? chain.port : 0 },
  ];
}

function apartPorts({ gateway }: Config, subgraph: (name: string) => WantedPort): WantedPort[] {
  return gateway.transport === "http" ? gateway.subgraphs.map(({ name }) => subgraph(name)) : [];
}
