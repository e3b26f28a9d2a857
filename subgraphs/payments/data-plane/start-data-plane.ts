import type { Logger } from "pino";
import { factoryAddress } from "../../../contracts/deploy.ts";
import type { KnownPrincipal } from "../../../principals/principal.ts";
import type { Requests } from "../../shared/requests/requests.ts";
import type { Sql } from "../../shared/store/database.ts";
import type { ChannelService } from "../channels/channel.service.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import type { ServiceKeyService } from "../service-keys/service-key.service.ts";
import type { ServiceKey, ServiceKeyStore } from "../service-keys/service-key.store.ts";
import type { TokenService } from "../tokens/token.service.ts";
import type { TokenStore } from "../tokens/token-store.ts";
import { ChannelFinder, type Payer } from "./channel-finder.ts";
import { DataPlane, type DataPlaneAddress } from "./data-plane.ts";
import { forgetOldActs } from "./service-acts.ts";
import { ServiceOperations } from "./service-operations.ts";
import type { ApproveSpending } from "./spending.ts";

interface DataPlaneParts {
  readonly address: DataPlaneAddress;
  readonly chainId: bigint;
  /** MSP ids of the organisations whose services are let in. */
  readonly organizations: readonly string[];
  readonly keys: ServiceKeyStore;
  readonly serviceKeys: ServiceKeyService;
  readonly live: LiveChannels;
  readonly store: TokenStore;
  readonly tokens: TokenService;
  readonly channels: ChannelService;
  readonly requests: Requests;
  readonly sql: Sql;
  readonly approve: ApproveSpending;
  readonly log: Logger;
}

/** What runs. */
export interface RunningDataPlane {
  readonly url: string;
  close(): Promise<void>;
}

const forgettingMs = 60_000;

/** Lets services in. @throws PORT_IN_USE */
export async function startDataPlane(parts: DataPlaneParts): Promise<RunningDataPlane> {
  const { address, chainId, keys, serviceKeys, live, store, tokens, channels, requests, sql, approve, log } = parts;
  const answering = (principal: KnownPrincipal) => requests.answering(principal);
  const taken = () => Promise.resolve(new Map<number, bigint>());
  const finder = new ChannelFinder({ chainId, sql, channels, live, answering, taken, approve });
  const plane = await DataPlane.start({
    ...{ ...address, keys, log },
    organizations: parts.organizations,
    chain: { chainId: `${chainId}`, factory: factoryAddress.toLowerCase() },
    operationsFor: (key) => {
      const operations = new ServiceOperations({ payer: payerOf(key), live, tokens, finder, log });
      return (batch, answer) => operations.run(batch, answer);
    },
  });
  serviceKeys.onRevoked((id) => plane.revoke(id));
  const forgetting = setInterval(() => {
    forgetOldActs(store).catch((error) => log.warn({ err: error }, "Old operations not forgotten"));
  }, forgettingMs);
  return {
    url: plane.url,
    close: () => {
      clearInterval(forgetting);
      return plane.close();
    },
  };
}

/** All services of an account act as the same principal, so that what one did the others find. */
function payerOf({ account, organization: mspId }: ServiceKey): Payer {
  return { account, principal: { subject: `account ${account}`, mspId, scopes: ["payments:write"] } };
}
