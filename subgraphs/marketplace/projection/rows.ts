import type { CallRightsRow, ServiceKind, ServiceRow, ServiceStatus, UserRow } from "@ledgerloom/chaincode";

/** A service as the graph shows it: the ledger's row with amounts and times as values. */
export interface ServiceRecord {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly status: ServiceStatus;
  /** Address of the account that registered it. */
  readonly developerAddress: string;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly description: string;
  readonly url: string | null;
  readonly price: bigint;
  /** Names of the services that a mashup composes, sorted. */
  readonly composedNames: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What services can be ordered by. */
export type ServiceOrder = "NAME" | "CREATED_AT" | "PRICE";

export interface UserRecord {
  readonly address: string;
  readonly name: string;
  readonly introduction: string;
  readonly mspId: string;
  readonly joinedAt: Date;
}

export interface CallRightsRecord {
  readonly serviceName: string;
  readonly userAddress: string;
  readonly callsLeft: bigint;
  readonly callsBought: bigint;
  readonly paid: bigint;
  readonly updatedAt: Date;
}

/** Columns of the store's tables as the database gives them: numerics are text. */
export interface StoredService {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly status: ServiceStatus;
  readonly developer: string;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly description: string;
  readonly url: string | null;
  readonly price: string;
  readonly composed_names: readonly string[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface StoredUser {
  readonly address: string;
  readonly name: string;
  readonly introduction: string;
  readonly organization: string;
  readonly joined_at: Date;
}

export interface StoredCallRights {
  readonly service: string;
  readonly account: string;
  readonly calls_left: string;
  readonly calls_bought: string;
  readonly paid: string;
  readonly updated_at: Date;
}

export function serviceRecord(row: StoredService): ServiceRecord {
  const { name, kind, status, category, tags, description, url } = row;
  return {
    ...{ name, kind, status, category, tags, description, url },
    developerAddress: row.developer,
    price: BigInt(row.price),
    composedNames: row.composed_names,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A service as the ledger answers it. */
export function ledgerServiceRecord(row: ServiceRow): ServiceRecord {
  const { name, kind, status, category, tags, description, url, developer, price, composes } = row;
  return {
    ...{ name, kind, status, tags, description },
    developerAddress: developer,
    category: category || null,
    url: url || null,
    price: BigInt(price),
    composedNames: [...composes].sort(),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
  };
}

/** A user as the ledger answers it. */
export function ledgerUserRecord({ address, name, introduction, organization, joinedAt }: UserRow): UserRecord {
  return { address, name, introduction, mspId: organization, joinedAt: new Date(joinedAt) };
}

export function userRecord(row: StoredUser): UserRecord {
  const { address, name, introduction, organization, joined_at } = row;
  return { address, name, introduction, mspId: organization, joinedAt: joined_at };
}

export function storedCallRightsRecord(row: StoredCallRights): CallRightsRecord {
  return {
    serviceName: row.service,
    userAddress: row.account,
    callsLeft: BigInt(row.calls_left),
    callsBought: BigInt(row.calls_bought),
    paid: BigInt(row.paid),
    updatedAt: row.updated_at,
  };
}

/** Call rights as the ledger answers them. */
export function callRightsRecord(row: CallRightsRow): CallRightsRecord {
  return {
    serviceName: row.service,
    userAddress: row.user,
    callsLeft: BigInt(row.callsLeft),
    callsBought: BigInt(row.callsBought),
    paid: BigInt(row.paid),
    updatedAt: new Date(row.updatedAt),
  };
}
