import { MarketplaceEvent, type MarketplaceEventName, type MarketplaceEventPayloads } from "@ledgerloom/chaincode";
import type { LedgerBlock, LedgerTransaction } from "../../../ledgers/fabric/blocks.ts";
import type { LedgerPosition } from "../../shared/event-feed.ts";
import { marketplaceChaincode } from "../projection/marketplace-projection.ts";

/** One event of the marketplace in a form that all kinds share. */
export interface MarketplaceEventRecord {
  readonly type: MarketplaceEventName;
  /** Who acted. */
  readonly accountAddress: string;
  /** Who was paid, when somebody was. */
  readonly counterpartyAddress: string | null;
  readonly serviceName: string | null;
  /** Tokens paid, granted or rewarded, in the smallest unit. */
  readonly amount: bigint | null;
  /** Calls bought, or services registered at once. */
  readonly count: number | null;
  readonly transactionId: string;
  readonly blockNumber: bigint;
  readonly occurredAt: Date;
}

type Facts = Pick<
  MarketplaceEventRecord,
  "accountAddress" | "counterpartyAddress" | "serviceName" | "amount" | "count"
>;

const nothing = { counterpartyAddress: null, serviceName: null, amount: null, count: null };

const readers: { [Name in MarketplaceEventName]: (payload: MarketplaceEventPayloads[Name]) => Facts } = {
  UserRegistered: ({ address, grant }) => ({ ...nothing, accountAddress: address, amount: BigInt(grant) }),
  ServiceRegistered: ({ developer, service }) => ({ ...nothing, accountAddress: developer, serviceName: service }),
  ServicesRegistered: ({ developer, registered }) => ({ ...nothing, accountAddress: developer, count: registered }),
  ServicePublished: ({ developer, service, reward }) => ({
    ...nothing,
    accountAddress: developer,
    serviceName: service,
    amount: BigInt(reward),
  }),
  CallsPurchased: ({ user, developer, service, times, paid }) => ({
    accountAddress: user,
    counterpartyAddress: developer,
    serviceName: service,
    amount: BigInt(paid),
    count: times,
  }),
  TokensTransferred: ({ from, to, amount }) => ({
    ...nothing,
    accountAddress: from,
    counterpartyAddress: to,
    amount: BigInt(amount),
  }),
};

const knownNames: ReadonlySet<string> = new Set(Object.values(MarketplaceEvent));

/** The marketplace's events of a block with their positions, in order. */
export function eventsOf(block: LedgerBlock): { position: LedgerPosition; event: MarketplaceEventRecord }[] {
  return block.transactions.flatMap((transaction, index) => {
    const event = readEvent(transaction, block.number);
    return event ? [{ position: { block: block.number, transaction: index, event: 0 }, event }] : [];
  });
}

function readEvent(transaction: LedgerTransaction, blockNumber: bigint): MarketplaceEventRecord | undefined {
  const { event, id, timestamp } = transaction;
  if (event?.chaincode !== marketplaceChaincode || !knownNames.has(event.name)) return undefined;
  const type = event.name as MarketplaceEventName;
  const payload: unknown = JSON.parse(Buffer.from(event.payload).toString("utf8"));
  const read = readers[type] as (payload: unknown) => Facts;
  return { type, ...read(payload), transactionId: id, blockNumber, occurredAt: timestamp };
}
