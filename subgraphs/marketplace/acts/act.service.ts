import type { ActName, ActResults } from "@ledgerloom/chaincode";
import type { PlatformError } from "../../../errors/platform-error.ts";
import type { CommittedAct } from "../../../ledgers/fabric/contracts/chaincode-client.ts";
import type {
  ActAuthorization,
  MarketplaceContract,
  SignedAct,
} from "../../../ledgers/fabric/contracts/marketplace.ts";
import type { EndorsedTransaction } from "../../../ledgers/fabric/fabric-channel.ts";
import type { Journal } from "../../../store/requests/journal.ts";
import { submitAct } from "../../../store/requests/submit-act.ts";
import { requirePolicy, requireScope } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import { requireOwn } from "../../kit/organizations.ts";
import { requireReadable } from "../../kit/readable.ts";

export interface ActServiceOptions {
  /** Contracts by MSP id. */
  readonly contracts: ReadonlyMap<string, MarketplaceContract>;
  /** Waits until a block is visible to queries, so that callers read their own writes. */
  readonly reached: (block: bigint) => Promise<void>;
}

/** Attempts at an act whose counter some peer finds too high, before it is refused for skipping one. */
const maxAttemptsAhead = 5;

/**
 * Relays signed acts to the ledger in the name of a principal's organisation.
 *
 * An act is sent again after a conflict with another one on the same row (MVCC), when peers at different blocks
 * disagreed, and when a peer that is behind did not know the account's last act yet. That is safe whatever happened to
 * the earlier attempts: the act carries its account's next counter, which the ledger accepts once, so a second
 * application is refused as BAD_COUNTER.
 */
export class ActService {
  readonly #options: ActServiceOptions;

  constructor(options: ActServiceOptions) {
    this.#options = options;
  }

  /**
   * Relays an act.
   * @throws UNAUTHENTICATED, FORBIDDEN without the scope or policy; the chaincode's refusal by its own code;
   *   LEDGER_UNAVAILABLE, ENDORSEMENT_FAILED; MVCC_CONFLICT when ten attempts met others; TIMEOUT when the outcome is
   *   unknown (the account's counter tells it)
   */
  async perform<Name extends ActName>(
    principal: Principal,
    signed: SignedAct<Name>,
    journal: Journal,
  ): Promise<CommittedAct<ActResults[Name]>> {
    const contract = requireOwn(this.#options.contracts, requireScope(principal, "marketplace:write"));
    if (signed.name === "RegisterServices") requirePolicy(principal, "bulk-import");
    requireReadable(signed.name, signed.act);
    const committed = await submitAct<EndorsedTransaction, CommittedAct<ActResults[Name]>>(
      journal,
      (record) => contract.perform(signed, record),
      (error, attempt) => mayPassLater(error, attempt, { contract, ...signed.authorization }),
    );
    await this.#options.reached(committed.transaction.blockNumber);
    return committed;
  }
}

async function mayPassLater(
  { code, retryable }: PlatformError,
  attempt: number,
  { contract, signer, counter }: ActAuthorization & { readonly contract: MarketplaceContract },
): Promise<boolean> {
  if (code === "ENDORSEMENT_FAILED") return retryable;
  if (code !== "BAD_COUNTER" || attempt >= maxAttemptsAhead) return false;
  return (await contract.counter(signer)) < counter;
}
