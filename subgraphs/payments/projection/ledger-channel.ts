import { Interface, isAddress } from "ethers";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { ChannelRow } from "../model/channel-row.ts";

const intermediary = new Interface(intermediaryAbi);
const factory = new Interface(intermediaryFactoryAbi);

/** Statuses in the order of the contract's enum. */
const statuses = [undefined, "OPEN", "TERMINATING", "TERMINATED"] as const;

/** Channel as its contract has it now. @throws NOT_FOUND */
export async function channelOnLedger(chain: EvmChain, id: string): Promise<ChannelRow> {
  const address = id.toLowerCase();
  const ask = async (contract: Interface, to: string, fn: string, values: readonly unknown[] = []) => {
    const data = contract.encodeFunctionData(fn, [...values]);
    return contract.decodeFunctionResult(fn, await chain.call({ to, data }))[0];
  };
  if (!isAddress(address) || !(await ask(factory, factoryAddress, "isIntermediary", [address]))) {
    throw new PlatformError("NOT_FOUND", `there is no payment channel ${id}`);
  }
  const newest = chain.blockNumber();
  const told = ["terms", "state", "voucherKey"].map((fn) => ask(intermediary, address, fn));
  const [terms, state, voucherKey] = await Promise.all(told);
  const parties = [terms.consumer, terms.provider];
  const due = parties.map((party) => ask(intermediary, address, "due", [party]));
  const [dueToConsumer, dueToProvider] = await Promise.all(due);
  return {
    address,
    consumer: terms.consumer.toLowerCase(),
    provider: terms.provider.toLowerCase(),
    asset: terms.asset.toLowerCase(),
    voucherKey: voucherKey.toLowerCase(),
    tolerancePeriod: Number(terms.tolerancePeriod),
    terminationPeriod: Number(terms.terminationPeriod),
    status: statuses[Number(state.status)] ?? "TERMINATED",
    held: state.held,
    deposited: state.deposited,
    redeemed: state.redeemed,
    tokenId: state.tokenId,
    expiringTokenId: state.expiringTokenId,
    redemptionReadyAt: Number(state.redemptionReadyAt),
    terminationReadyAt: Number(state.terminationReadyAt),
    dueToConsumer,
    dueToProvider,
    // The contract does not know its age: it is as young as it can be.
    ordinal: "",
    openedAt: new Date(),
    openedIn: "",
    lastActivityAt: new Date(),
    tokenIdSince: 0,
    changedIn: BigInt(await newest),
  };
}
