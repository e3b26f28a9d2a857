import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { AnswerMutation } from "../../../store/requests/requests.ts";
import type { EventStream } from "../../../store/streams/event-stream.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { LedgerProgress } from "../../kit/positions/ledger-progress.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { ServiceKeyService } from "../accounts/service-key.service.ts";
import type { AttributionService } from "../attribution/attribution.service.ts";
import type { CostReads } from "../attribution/cost-reads.ts";
import type { ChannelService } from "../channels/channel.service.ts";
import type { CloseService } from "../channels/close.service.ts";
import type { DepositService } from "../channels/deposit.service.ts";
import type { FlowReads } from "../flows/flow-reads.ts";
import type { OpenValues } from "../flows/open-values.ts";
import type { AddressReads } from "../inspector/address-reads.ts";
import type { ChainInspector } from "../inspector/chain-inspector.ts";
import type { PolicyService } from "../policies/policy.service.ts";
import type { ChannelAct } from "../projection/channel-changes.ts";
import type { ChannelReads } from "../projection/channel-reads.ts";
import type { RedemptionService } from "../redemptions/redemption.service.ts";
import type { RedemptionReads } from "../redemptions/redemption-reads.ts";
import type { StatementReads } from "../statements/statement-reads.ts";
import type { TokenService } from "../tokens/token.service.ts";
import type { ClaimService } from "../x402/claim.service.ts";
import type { PaymentsLoaders } from "./loaders.ts";

/** Context of one request, which every resolver of this subgraph gets. */
export interface PaymentsContext {
  /** Caller in whose name the request acts. */
  readonly principal: Principal;
  readonly answer: AnswerMutation;
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly deposits: DepositService;
  readonly closes: CloseService;
  readonly tokens: TokenService;
  readonly redemptions: RedemptionService;
  readonly attribution: AttributionService;
  readonly openValues: OpenValues;
  readonly claims: ClaimService;
  readonly serviceKeys: ServiceKeyService;
  readonly policies: PolicyService;
  /** The store, read in batches. */
  readonly reads: ChannelReads;
  readonly statements: StatementReads;
  readonly flows: FlowReads;
  readonly redemptionReads: RedemptionReads;
  readonly costReads: CostReads;
  readonly progress: LedgerProgress;
  /** The block as of which everything is read; the newest unless given. */
  readonly asOf: bigint | undefined;
  readonly events: EventStream<ChannelAct>;
  /** The ledger itself. */
  readonly chain: EvmChain;
  /** Blocks, transactions and addresses, as the chain's node has them. */
  readonly inspector: ChainInspector;
  readonly addressReads: AddressReads;
  readonly loaders: PaymentsLoaders;
}
