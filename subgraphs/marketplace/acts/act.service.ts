import type { ActArguments, ActName, ActResults } from "@ledgerloom/chaincode";
import type { PlatformError } from "../../../errors/platform-error.ts";
import type { EndorsedTransaction, FabricChannel, FabricCommit } from "../../../ledgers/fabric/fabric-channel.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import { requirePolicy, requireScope } from "../../kit/access.ts";
import type { FabricTransaction } from "../../kit/mutation.ts";
import { requireReadable } from "../../kit/readable.ts";
import type { Journal } from "../../kit/requests/journal.ts";
import { submitAct } from "../../kit/requests/submit-act.ts";
import type { ActAuthorizationInput } from "../graph/authorization.input.ts";
import { marketplaceChaincode } from "../projection/chaincode-name.ts";

/** What became of an act. */
export interface ActOutcome<Result> {
  /** What the chaincode answered. */
  readonly result: Result;
  readonly transaction: FabricTransaction;
}

/** Attempts at an act whose counter some peer finds too high, before it counts as skipping one. */
const maxAttemptsAhead = 5;

/**
 * Relays signed acts to the ledger in the name of a principal's organisation.
 *
 * An act is sent again when it met another one on the same row (MVCC conflict), when peers at different blocks disagreed,
 * and when a peer that is behind did not know the account's last act yet. That is safe whatever happened to the earlier
 * attempts: the act carries its account's next counter, which the ledger accepts once, so a second application is
 * refused as BAD_COUNTER.
 */
export class ActService {
  readonly #channel: FabricChannel;
  readonly #reached: (block: bigint) => Promise<void>;
  readonly #principal: Principal;

  /** @param channel as the principal's organisation sees it
   *  @param reached waits until a block is visible to queries, so that whoever acted reads its own writes */
  constructor(channel: FabricChannel, reached: (block: bigint) => Promise<void>, principal: Principal) {
    this.#channel = channel;
    this.#reached = reached;
    this.#principal = principal;
  }

  /**
   * @throws UNAUTHENTICATED, FORBIDDEN without the scope or policy; the chaincode's refusal by its own code; LEDGER_UNAVAILABLE, ENDORSEMENT_FAILED; MVCC_CONFLICT when ten
   *   attempts met others; TIMEOUT when the outcome is unknown (the account's counter tells it)
   */
  async perform<Name extends ActName>(
    act: Name,
    actArguments: ActArguments<Name>,
    authorization: ActAuthorizationInput,
    journal: Journal,
  ): Promise<ActOutcome<ActResults[Name]>> {
    requireScope(this.#principal, "marketplace:write");
    if (act === "RegisterServices") requirePolicy(this.#principal, "bulk-import");
    requireReadable(act, actArguments);
    const args = [toJson(actArguments), toJson({ ...authorization })];
    const commit = await submitAct<EndorsedTransaction, FabricCommit>(
      journal,
      (record) => this.#channel.submit(marketplaceChaincode, act, args, { record }),
      (error, attempt) => this.#mayPassLater(error, attempt, authorization),
    );
    await this.#reached(commit.blockNumber);
    const { transactionId, blockNumber, validationCode } = commit;
    return {
      result: JSON.parse(commit.result) as ActResults[Name],
      transaction: { id: transactionId, blockNumber, validationCode },
    };
  }

  async #mayPassLater(
    { code, retryable }: PlatformError,
    attempt: number,
    { signer, counter }: ActAuthorizationInput,
  ): Promise<boolean> {
    if (code === "ENDORSEMENT_FAILED") return retryable;
    if (code !== "BAD_COUNTER" || attempt >= maxAttemptsAhead) return false;
    return BigInt(await this.#channel.evaluate(marketplaceChaincode, "Counter", [signer])) < counter;
  }
}

/** JSON as the chaincode reads it, whole numbers as decimal strings. */
function toJson(value: object): string {
  return JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? item.toString() : item));
}
