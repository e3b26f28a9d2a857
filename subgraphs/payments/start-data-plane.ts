import { factoryAddress } from "../../contracts/deploy.ts";
import { ChannelFinder } from "./data-plane/channel-finder.ts";
import { DataPlane } from "./data-plane/data-plane.ts";
import { forgetOldActs } from "./data-plane/service-acts.ts";
import { ServiceOperations } from "./data-plane/service-operations.ts";
import { paymentServerOf } from "./keeper/task.ts";
import type { PaymentsOptions } from "./options.ts";
import type { Opened, Services } from "./services.ts";

/** Interval of forgetting old operations, in ms. */
const forgettingMs = 60_000;

/**
 * Starts the data plane, when there is an address for it.
 * @param parts gets what is to be closed @returns its URL @throws PORT_IN_USE
 */
export async function startDataPlane(
  { dataPlane: address, organizations, database: sql, log }: PaymentsOptions,
  { chain, keys, live, store, requests }: Opened,
  services: Services,
  parts: AsyncDisposableStack,
): Promise<string | undefined> {
  if (!address) return undefined;
  const { signed, acts } = store;
  const finder = new ChannelFinder({ ...services, chain, sql, live, requests, signed });
  const plane = await DataPlane.start({
    ...address,
    keys: keys.serviceKeys,
    log,
    organizations,
    chain: {
      get chainId() {
        return `${chain.chainId}`;
      },
      factory: factoryAddress.toLowerCase(),
    },
    operationsFor: ({ account, organization }) => {
      const payer = { account, principal: paymentServerOf(organization) };
      const operations = new ServiceOperations({ ...services, payer, live, finder, signed, log });
      return (operation, part) => operations.run(operation, part);
    },
  });
  parts.defer(() => plane.close());
  services.serviceKeys.onRevoked((id) => plane.revoke(id));
  const forgetting = setInterval(() => {
    forgetOldActs(acts).catch((error) => log.warn({ err: error }, "Old operations not forgotten"));
  }, forgettingMs);
  parts.defer(() => clearInterval(forgetting));
  return plane.url;
}
