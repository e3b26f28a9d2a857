import type {
  AccountSummary,
  ActArguments,
  ActName,
  ActResults,
  IssuanceSummary,
  ParametersRow,
  ServiceRow,
  UserSummary,
} from "@ledgerloom/chaincode";
import type { FabricChannel } from "../fabric-channel.ts";
import { type ActRecord, ChaincodeClient, type CommittedAct } from "./chaincode-client.ts";

/** Name of the marketplace's chaincode. */
export const marketplaceChaincode = "marketplace";

/** An account's consent to one act. */
export interface ActAuthorization {
  readonly signer: string;
  /** The account's counter plus one. */
  readonly counter: bigint;
  /** Last second, since 1970 in UTC, at which the act may be taken. */
  readonly deadline: bigint;
  readonly signature: string;
}

/** An act with the signature of the account that it is in the name of. */
export interface SignedAct<Name extends ActName> {
  readonly name: Name;
  readonly act: ActArguments<Name>;
  readonly authorization: ActAuthorization;
}

/** The marketplace's chaincode on its channel, as one organisation sees it. */
export class MarketplaceContract extends ChaincodeClient {
  readonly channelName: string;

  constructor(channel: FabricChannel) {
    super(channel, marketplaceChaincode);
    this.channelName = channel.name;
  }

  perform<Name extends ActName>(
    { name, act, authorization }: SignedAct<Name>,
    record?: ActRecord,
  ): Promise<CommittedAct<ActResults[Name]>> {
    return this.submit(name, [toJson(act), toJson({ ...authorization })], record);
  }

  /** How many acts the ledger has accepted from an account. */
  async counter(address: string): Promise<bigint> {
    return BigInt(await this.evaluateText("Counter", address));
  }

  /** Counters and balances, in the order of the addresses. */
  accounts(addresses: readonly string[]): Promise<AccountSummary[]> {
    return this.evaluate("BalancesOf", JSON.stringify(addresses));
  }

  /** @throws NOT_FOUND */
  user(nameOrAddress: string): Promise<UserSummary> {
    return this.evaluate("QueryUser", nameOrAddress);
  }

  /** @throws NOT_FOUND, BAD_INPUT for what cannot be a name */
  service(name: string): Promise<ServiceRow> {
    return this.evaluate("QueryService", name);
  }

  parameters(): Promise<ParametersRow> {
    return this.evaluate("Parameters");
  }

  issuance(): Promise<IssuanceSummary> {
    return this.evaluate("Issuance");
  }
}

/** JSON as the chaincode reads it, whole numbers as decimal strings. */
function toJson(value: object): string {
  return JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? item.toString() : item));
}
