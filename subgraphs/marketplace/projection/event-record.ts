import { MarketplaceEvent, type MarketplaceEventName, type MarketplaceEventPayloads } from "@ledgerloom/chaincode";
import type { LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import { marketplaceChaincode } from "../../../ledgers/fabric/contracts/marketplace.ts";
import type { OutboxEvent, StoredEvent } from "../../../store/events/event-log.ts";

/** Event of the marketplace, in one form for all types. */
export interface MarketplaceEventRecord {
  readonly type: MarketplaceEventName;
  /** Account that acted. */
  readonly accountAddress: string;
  /** Other account concerned, if any: paid, commented on, or with its calls used. */
  readonly counterpartyAddress: string | null;
  readonly serviceName: string | null;
  /** SToken paid, granted or rewarded, in the smallest unit. */
  readonly amount: bigint | null;
  /** Calls bought or used, services registered at once, a rating, or a version of terms. */
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
  UserRemoved: ({ address }) => ({ ...nothing, accountAddress: address }),
  ServiceRegistered: ({ developer, service }) => ({ ...nothing, accountAddress: developer, serviceName: service }),
  ServicesRegistered: ({ developer, registered }) => ({ ...nothing, accountAddress: developer, count: registered }),
  MashupCreated: ({ developer, service, reward }) => ({
    ...nothing,
    accountAddress: developer,
    serviceName: service,
    amount: BigInt(reward),
  }),
  ServicePublished: ({ developer, service, reward }) => ({
    ...nothing,
    accountAddress: developer,
    serviceName: service,
    amount: BigInt(reward),
  }),
  ServiceInvalidated: ({ developer, service }) => ({ ...nothing, accountAddress: developer, serviceName: service }),
  ServiceEdited: ({ developer, service }) => ({ ...nothing, accountAddress: developer, serviceName: service }),
  CallsPurchased: ({ user, developer, service, times, paid }) => ({
    accountAddress: user,
    counterpartyAddress: developer,
    serviceName: service,
    amount: BigInt(paid),
    count: times,
  }),
  CallsUsed: ({ developer, service, user, times }) => ({
    ...nothing,
    accountAddress: developer,
    counterpartyAddress: user ?? null,
    serviceName: service,
    count: times,
  }),
  ServiceRewarded: ({ user, developer, service, amount }) => ({
    ...nothing,
    accountAddress: user,
    counterpartyAddress: developer,
    serviceName: service,
    amount: BigInt(amount),
  }),
  ServiceCommented: ({ user, developer, service, rating, reward }) => ({
    ...nothing,
    accountAddress: user,
    counterpartyAddress: developer,
    serviceName: service,
    amount: BigInt(reward),
    count: rating,
  }),
  TermsSet: ({ developer, service, version }) => ({
    ...nothing,
    accountAddress: developer,
    serviceName: service,
    count: version,
  }),
  TermsAccepted: ({ user, developer, service, version }) => ({
    ...nothing,
    accountAddress: user,
    counterpartyAddress: developer,
    serviceName: service,
    count: version,
  }),
  TokensTransferred: ({ from, to, amount }) => ({
    ...nothing,
    accountAddress: from,
    counterpartyAddress: to,
    amount: BigInt(amount),
  }),
  ParametersChanged: ({ user }) => ({ ...nothing, accountAddress: user }),
};

const knownNames: ReadonlySet<string> = new Set(Object.values(MarketplaceEvent));

/** Payload of an event in the log, beside its place and type. */
interface EventPayload {
  readonly facts: unknown;
  readonly transactionId: string;
  readonly occurredAt: string;
}

/** Events of a block, in order. */
export function outboxEventsOf(block: LedgerBlock): OutboxEvent[] {
  return block.transactions.flatMap(({ event, id, timestamp }, transaction) => {
    if (event?.chaincode !== marketplaceChaincode || !knownNames.has(event.name)) return [];
    const facts: unknown = JSON.parse(Buffer.from(event.payload).toString("utf8"));
    const payload: EventPayload = { facts, transactionId: id, occurredAt: timestamp.toISOString() };
    return [{ transaction, index: 0, type: event.name, payload }];
  });
}

/** Event of the log as the graph shows it. */
export function eventRecord(event: StoredEvent): MarketplaceEventRecord {
  const { facts, transactionId, occurredAt } = event.payload as EventPayload;
  const type = event.type as MarketplaceEventName;
  const read = readers[type] as (facts: unknown) => Facts;
  const blockNumber = event.position.block;
  return { type, ...read(facts), transactionId, blockNumber, occurredAt: new Date(occurredAt) };
}
