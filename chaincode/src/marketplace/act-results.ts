import type { BulkRegistration } from "./services/bulk-registration.ts";
import type { CallRightsRow } from "./services/calls.ts";
import type { CommentRow } from "./services/comments.ts";
import type { ServiceReward } from "./services/rewards.ts";
import type { ServiceRow } from "./services/service-rows.ts";
import type { AcceptanceRow, TermsRow } from "./services/terms.ts";
import type { UseBatch } from "./services/uses.ts";
import type { ParametersRow } from "./tokens/parameters.ts";
import type { TokenTransfer } from "./tokens/tokens.ts";
import type { UserRow } from "./users/users.ts";

/** Results of acts, as JSON. */
export interface ActResults {
  RegisterUser: UserRow;
  RemoveUser: UserRow;
  RegisterService: ServiceRow;
  RegisterServices: BulkRegistration;
  CreateMashup: ServiceRow;
  PublishService: ServiceRow;
  InvalidateService: ServiceRow;
  EditService: ServiceRow;
  CallService: CallRightsRow;
  ReduceCallTime: CallRightsRow;
  ReduceCallTimes: UseBatch;
  RewardService: ServiceReward;
  CommentService: CommentRow;
  SetTerms: TermsRow;
  AcceptTerms: AcceptanceRow;
  Transfer: TokenTransfer;
  ApplyParameters: ParametersRow;
}
