import type { Logger } from "pino";
import { factoryAddress } from "../../../contracts/deploy.ts";
import type { Sql } from "../../../store/database/database.ts";
import type { Requests } from "../../../store/requests/requests.ts";
import type { ServiceKeyService } from "../accounts/service-key.service.ts";
import type { AttributionService } from "../attribution/attribution.service.ts";
import type { ChannelService } from "../channels/channel.service.ts";
import type { DepositService } from "../channels/deposit.service.ts";
import { paymentServerOf } from "../keeper/task.ts";
import type { ServiceKey, ServiceKeyStore } from "../keys/service-key.store.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import type { TokenService } from "../tokens/token.service.ts";
import type { TokenStore } from "../tokens/token-store.ts";
import type { X402Service } from "../x402/x402.service.ts";
import { ChannelFinder, type Payer } from "./channel-finder.ts";
import { DataPlane, type DataPlaneAddress } from "./data-plane.ts";
import { forgetOldActs } from "./service-acts.ts";
import { ServiceOperations } from "./service-operations.ts";

interface DataPlaneParts {
  readonly address: DataPlaneAddress | undefined;
  readonly chainId: bigint;
  /** MSP ids of the organisations whose services are let in. */
  readonly organizations: readonly string[];
  readonly keys: ServiceKeyStore;
  readonly serviceKeys: ServiceKeyService;
  readonly live: LiveChannels;
  readonly store: TokenStore;
  readonly tokens: TokenService;
  readonly attribution: AttributionService;
  readonly channels: ChannelService;
  readonly deposits: DepositService;
  readonly requests: Requests;
  readonly x402: X402Service;
  readonly sql: Sql;
  readonly log: Logger;
}

/** Data plane that runs. */
export interface RunningDataPlane {
  readonly url: string;
  close(): Promise<void>;
}

const forgettingMs = 60_000;

/** Lets services in, when there is an address for them. @throws PORT_IN_USE */
export async function startDataPlane(parts: DataPlaneParts): Promise<RunningDataPlane | undefined> {
  const { address, chainId, keys, serviceKeys, live, store, tokens, attribution, channels, requests, x402, sql, log } =
    parts;
  if (!address) return undefined;
  const { signed } = store;
  const finder = new ChannelFinder({ chainId, sql, channels, deposits: parts.deposits, live, requests, signed });
  const plane = await DataPlane.start({
    ...address,
    keys,
    log,
    organizations: parts.organizations,
    chain: { chainId: `${chainId}`, factory: factoryAddress.toLowerCase() },
    operationsFor: (key) => {
      const operations = new ServiceOperations({
        payer: payerOf(key),
        live,
        tokens,
        attribution,
        finder,
        signed,
        x402,
        log,
      });
      return (operation, part) => operations.run(operation, part);
    },
  });
  serviceKeys.onRevoked((id) => plane.revoke(id));
  const forgetting = setInterval(() => {
    forgetOldActs(store.acts).catch((error) => log.warn({ err: error }, "Old operations not forgotten"));
  }, forgettingMs);
  return {
    url: plane.url,
    close: () => {
      clearInterval(forgetting);
      return plane.close();
    },
  };
}

function payerOf({ account, organization }: ServiceKey): Payer {
  return { account, principal: paymentServerOf(organization) };
}
