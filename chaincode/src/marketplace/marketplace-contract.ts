import { Contract } from "fabric-contract-api";
import { LedgerContext } from "../ledger/ledger-context.ts";

/** The marketplace: users, services, call rights and tokens. */
export class MarketplaceContract extends Contract {
  constructor() {
    super("marketplace");
  }

  override createContext(): LedgerContext {
    return new LedgerContext();
  }
}
