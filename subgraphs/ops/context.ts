import type { Principal } from "../../principals/principal.ts";
import type { OpsLoaders } from "./loaders.ts";
import type { OperationService } from "./operations/operation.service.ts";
import type { OpsProjection } from "./projection/ops-projection.ts";

/** What every resolver of this subgraph gets. */
export interface OpsContext {
  /** In whose name the request acts. */
  readonly principal: Principal;
  readonly operations: OperationService;
  readonly projection: OpsProjection;
  /** The organisations that this instance holds identities of. */
  readonly ownOrganizations: readonly string[];
  readonly loaders: OpsLoaders;
}
