/** An event as its ledger has it. */
export interface LedgerEvent {
  readonly type: string;
  readonly transactionId: string;
  /** The payment channel that it happened to, if any. */
  readonly channel?: string;
}

/** Event of a client: that something happened, or a retraction of an earlier event. */
export interface ToldEvent {
  readonly cursor: string;
  /** Id of its transaction, with the index of the event where a transaction has several. */
  readonly id: string;
  /** Block, of a chain. */
  readonly block?: number;
  readonly isRetracted: boolean;
}

/** An event as the graph gives it, by any of the streams. */
export interface StreamedEvent {
  readonly cursor: string;
  readonly transactionId?: string;
  readonly transaction?: { readonly hash: string; readonly blockNumber: string };
  readonly type?: string;
  readonly isRetracted?: boolean;
}

/** A stream of the graph, and which of its ledger's events have to come out of it. */
export interface Stream {
  readonly ledger: "Fabric" | "chain";
  readonly query: string;
  readonly filter: object;
  readonly matches: (event: LedgerEvent) => boolean;
  /** Tells its events apart; see {@link ToldEvent}. */
  readonly idOf: (event: LedgerEvent) => string;
}

/** A stream of the marketplace, of all events or of those of a type. */
export function marketplaceEvents(type?: "UserRegistered" | "ServiceRegistered"): Stream {
  const graphName = type?.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return {
    ledger: "Fabric",
    query: subscription("marketplaceEvents", "MarketplaceEvent", "transactionId account { address }"),
    filter: graphName ? { types: [graphName] } : {},
    matches: (event) => type === undefined || event.type === type,
    idOf: ({ transactionId }) => transactionId,
  };
}

const onChain = "isRetracted transaction { hash blockNumber } channel { held }";

/** Events of payment channels, of all of them or of one. */
export function paymentChannelEvents(channel?: string): Stream {
  return {
    ledger: "chain",
    query: subscription("paymentChannelEvents", "PaymentEvent", `type ${onChain}`),
    filter: channel ? { channel } : {},
    matches: (event) => channel === undefined || event.channel === channel,
    idOf: ({ transactionId, type }) => `${transactionId} ${type}`,
  };
}

export const redemptionEvents: Stream = {
  ledger: "chain",
  query: subscription("redemptionEvents", "PaymentEvent", onChain),
  filter: {},
  matches: ({ type }) => type === "REDEEMED",
  idOf: ({ transactionId }) => transactionId,
};

function subscription(field: string, filtered: string, fields: string): string {
  return `subscription Follow($after: Cursor, $filter: ${filtered}FilterInput) {
    event: ${field}(after: $after, filter: $filter) { cursor ${fields} }
  }`;
}

/** Event of a stream, as a client gets it. */
export function toldBy({ cursor, transactionId, transaction, type, isRetracted = false }: StreamedEvent): ToldEvent {
  const id = [transactionId ?? transaction?.hash, type].filter(Boolean).join(" ");
  return { cursor, id, isRetracted, ...(transaction && { block: Number(transaction.blockNumber) }) };
}

/**
 * The events that a client has to take for the ledger's, in order, after all that it was told. What it should not have
 * been told stays in the list as a contradiction: an event again, or the retraction of any but the newest.
 */
export function believed(told: readonly ToldEvent[]): string[] {
  const known = new Set<string>();
  const list: string[] = [];
  for (const { id, isRetracted } of told) {
    if (isRetracted && list.at(-1) === id) list.pop();
    else if (isRetracted) list.push(`${id} was retracted out of turn`);
    else list.push(known.has(id) ? `${id} was told again` : id);
    known.add(id);
  }
  return list;
}
