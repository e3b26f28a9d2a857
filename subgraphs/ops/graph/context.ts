import type { AnswerMutation } from "../../../store/requests/requests.ts";
import type { EventStream } from "../../../store/streams/event-stream.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { LedgerProgress } from "../../kit/positions/ledger-progress.ts";
import type { BlockReader } from "../inspector/block-reader.ts";
import type { OpsLedgerReads } from "../operations/ledger-reads.ts";
import type { OperationService } from "../operations/operation.service.ts";
import type { OperationAct } from "../projection/block-changes.ts";
import type { OpsReads } from "../projection/ops-reads.ts";
import type { OpsLoaders } from "./loaders.ts";

/** Context of this subgraph's resolvers, made for each request. */
export interface OpsContext {
  /** Principal in whose name the request acts. */
  readonly principal: Principal;
  readonly answer: AnswerMutation;
  readonly operations: OperationService;
  /** Reads of the store, batched. */
  readonly reads: OpsReads;
  /** Reads of the ledger itself, at the principal's peer. */
  readonly ledger: OpsLedgerReads;
  /** Blocks of the network's channels, as the principal's peer has them. */
  readonly blocks: BlockReader;
  readonly progress: LedgerProgress;
  /** Block as of which everything is read; absent for the newest. */
  readonly asOf: bigint | undefined;
  readonly events: EventStream<OperationAct>;
  /** Organisations whose identities this instance holds, by MSP id. */
  readonly ownOrganizations: readonly string[];
  readonly loaders: OpsLoaders;
}
