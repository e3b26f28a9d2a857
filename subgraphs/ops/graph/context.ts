import type { AnswerMutation } from "../../../store/requests/requests.ts";
import type { EventStream } from "../../../store/streams/event-stream.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { LedgerProgress } from "../../kit/positions/ledger-progress.ts";
import type { OpsLedgerReads } from "../operations/ledger-reads.ts";
import type { OperationService } from "../operations/operation.service.ts";
import type { OperationAct } from "../projection/block-changes.ts";
import type { OpsReads } from "../projection/ops-reads.ts";
import type { OpsLoaders } from "./loaders.ts";

/** What every resolver of this subgraph gets. */
export interface OpsContext {
  /** In whose name the request acts. */
  readonly principal: Principal;
  readonly answer: AnswerMutation;
  readonly operations: OperationService;
  /** The store, read in batches. */
  readonly reads: OpsReads;
  /** The ledger itself, as the principal's peer knows it. */
  readonly ledger: OpsLedgerReads;
  readonly progress: LedgerProgress;
  /** The block as of which everything is read; the newest unless given. */
  readonly asOf: bigint | undefined;
  readonly events: EventStream<OperationAct>;
  /** The organisations that this instance holds identities of. */
  readonly ownOrganizations: readonly string[];
  readonly loaders: OpsLoaders;
}
