import type { LogFormat } from "../../../telemetry/log.ts";
import type { BatchSettings } from "./channel/batch-settings.ts";
import type { ChaincodeOptions } from "./channel/chaincode-definition.ts";
import type { IdentityFiles, UserName } from "./network/organization.ts";

export interface ChannelOptions {
  readonly name: string;
  readonly chaincodes: readonly ChaincodeOptions[];
}

/** Options of the embedded ledger. */
export interface EmbeddedFabricOptions {
  /** Holds identities and ledgers; made when absent, and used by one process at a time. */
  readonly dataDirectory: string;
  /** Port of the first organisation's peer, the others follow; 0 or absent: any free ports. */
  readonly basePort?: number;
  /** MSP ids; default Org1MSP, Org2MSP, Org3MSP. Fixed when the data directory is made. */
  readonly organizations?: readonly string[];
  /** Limits at which blocks are cut. They are part of a channel's configuration, and count when it is made. */
  readonly batch?: Partial<BatchSettings>;
  readonly channels: readonly ChannelOptions[];
  /** Time for one chaincode invocation, in ms; default 120,000. */
  readonly executeTimeoutMs?: number;
  /** pino level; default `warn`. */
  readonly logLevel?: string;
  readonly logFormat?: LogFormat | undefined;
}

/** One organisation of the running ledger, as a client needs to know it. */
export interface EmbeddedOrganization {
  readonly mspId: string;
  /** host:port of its peer. */
  readonly endpoint: string;
  readonly tlsRootCertPath: string;
  /** Name in its TLS certificate; clients may not ask for an address. */
  readonly serverName: string;
  readonly identities: Readonly<Record<UserName, IdentityFiles>>;
}

export const defaultOrganizations = ["Org1MSP", "Org2MSP", "Org3MSP"] as const;
