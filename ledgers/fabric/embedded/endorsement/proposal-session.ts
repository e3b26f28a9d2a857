import type { Channel } from "../channel/channel.ts";
import type { Proposal } from "../protocol/proposal.ts";
import type { StateView } from "../storage/state-view.ts";
import { checkProposal, type ProposalRejection } from "./proposal-check.ts";

/** A proposal while the gateway takes it from peer to peer: all of them see the same state. */
export class ProposalSession {
  readonly view: StateView;
  readonly rejection: ProposalRejection | undefined;

  constructor(
    readonly proposal: Proposal,
    readonly channel: Channel,
  ) {
    this.rejection = checkProposal(proposal, channel);
    this.view = channel.store.snapshot();
  }

  close(): void {
    this.view.close();
  }
}
