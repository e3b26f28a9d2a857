import type { CallRightsRow, ServiceRow, UserRow } from "@ledgerloom/chaincode";
import type { KeyWrite, LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import { type CallRightsRecord, callRightsRecord, serviceRecord, type UserRecord, userRecord } from "./rows.ts";
import { ServiceCatalog } from "./service-catalog.ts";
import { GroupedRows } from "./sorted-rows.ts";

/** The chaincode whose state is projected. */
export const marketplaceChaincode = "marketplace";

/**
 * The marketplace's rows in memory, made of what valid transactions wrote, block by block. It equals the ledger's state
 * by construction and holds nothing that cannot be read from the ledger again.
 */
export class MarketplaceProjection {
  readonly services = new ServiceCatalog();
  readonly #users = new Map<string, UserRecord>();
  readonly #usersOfOrganization = new GroupedRows<UserRecord>((user) => user.address);
  readonly #rightsOfUser = new GroupedRows<CallRightsRecord>((rights) => rights.serviceName);

  findUser(address: string): UserRecord | undefined {
    return this.#users.get(address);
  }

  /** Users at home in an organisation, by address. */
  usersOf(mspId: string): readonly UserRecord[] {
    return this.#usersOfOrganization.rowsOf(mspId);
  }

  /** Call rights of a user, by the service's name. */
  rightsOf(address: string): readonly CallRightsRecord[] {
    return this.#rightsOfUser.rowsOf(address);
  }

  /** Takes over what a block's valid transactions wrote. */
  apply(block: LedgerBlock): void {
    for (const transaction of block.transactions) {
      for (const write of transaction.writes) {
        if (write.namespace === marketplaceChaincode) this.#applyWrite(write);
      }
    }
  }

  /** Keys of the ledger: `service/<name>`, or composite ones that begin with their kind. */
  #applyWrite({ key, value }: KeyWrite): void {
    // Of the rows shown here none is ever deleted.
    if (value === null) return;
    if (key.startsWith("service/")) this.services.put(serviceRecord(parse<ServiceRow>(value)));
    else if (key.startsWith("\0user\0")) this.#putUser(userRecord(parse<UserRow>(value)));
    else if (key.startsWith("\0rights\0")) this.#putRights(callRightsRecord(parse<CallRightsRow>(value)));
  }

  #putUser(user: UserRecord): void {
    this.#users.set(user.address, user);
    this.#usersOfOrganization.put(user.mspId, user);
  }

  #putRights(rights: CallRightsRecord): void {
    this.#rightsOfUser.put(rights.userAddress, rights);
  }
}

function parse<Row>(value: Uint8Array): Row {
  return JSON.parse(Buffer.from(value.buffer, value.byteOffset, value.length).toString("utf8")) as Row;
}
