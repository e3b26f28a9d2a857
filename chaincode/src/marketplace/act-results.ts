import type { BulkRegistration } from "./services/bulk-registration.ts";
import type { CallRightsRow } from "./services/calls.ts";
import type { ServiceRow } from "./services/service-rows.ts";
import type { TokenTransfer } from "./tokens/tokens.ts";
import type { UserRow } from "./users/users.ts";

/** Results of acts, as JSON. */
export interface ActResults {
  RegisterUser: UserRow;
  RegisterService: ServiceRow;
  RegisterServices: BulkRegistration;
  PublishService: ServiceRow;
  CallService: CallRightsRow;
  Transfer: TokenTransfer;
}
