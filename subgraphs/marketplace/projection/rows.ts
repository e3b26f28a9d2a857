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
  /** Where it stands in each order; unique, because each ends with the name. */
  readonly orderKeys: Readonly<Record<ServiceOrder, string>>;
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

export function serviceRecord(row: ServiceRow): ServiceRecord {
  return {
    name: row.name,
    kind: row.kind,
    status: row.status,
    developerAddress: row.developer,
    category: row.category || null,
    tags: row.tags,
    description: row.description,
    url: row.url || null,
    price: BigInt(row.price),
    composedNames: [...row.composes].sort(),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    orderKeys: {
      NAME: row.name,
      CREATED_AT: `${row.createdAt}\0${row.name}`,
      PRICE: `${row.price.padStart(78, "0")}\0${row.name}`,
    },
  };
}

export function userRecord(row: UserRow): UserRecord {
  const { address, name, introduction, organization, joinedAt } = row;
  return { address, name, introduction, mspId: organization, joinedAt: new Date(joinedAt) };
}

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
