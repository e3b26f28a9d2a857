import type { Channel } from "../channel/channel.ts";
import { type Proposal, transactionIdOf } from "../protocol/proposal.ts";
import { HeaderType } from "../protocol/transaction.ts";
import { isSystemChaincode } from "../system/system-chaincode.ts";

/** Reason why peers do not simulate a proposal. */
export interface ProposalRejection {
  readonly message: string;
  /** Whether another peer might be asked; true only where a real peer would not answer at all. */
  readonly isRetryable: boolean;
}

/** Checks of every peer before it simulates: form, expiry, creator, signature, id, duplicate, access. */
export function checkProposal(proposal: Proposal, channel: Channel): ProposalRejection | undefined {
  const creator = channel.configuration.membership.identify(proposal.header.creator);
  if (creator?.isExpired()) return { message: "proposal client identity expired", isRetryable: true };
  const message = formDefect(proposal) ?? creatorDefect(proposal, channel) ?? admissionDefect(proposal, channel);
  return message === undefined ? undefined : { message, isRetryable: false };
}

function formDefect({ header, signature, chaincode }: Proposal): string | undefined {
  if (header.chaincode === "") return "ChaincodeHeaderExtension.ChaincodeId is nil";
  if (header.chaincode !== chaincode) return "ChaincodeHeaderExtension.ChaincodeId does not match the invocation";
  const defect = validationDefect(header, signature);
  return defect === undefined ? undefined : `error validating proposal: ${defect}`;
}

function validationDefect(header: Proposal["header"], signature: Buffer): string | undefined {
  if (header.type !== HeaderType.endorserTransaction && header.type !== HeaderType.config) {
    return `invalid header type ${header.type}`;
  }
  if (header.epoch !== 0) return "epoch is non-zero";
  if (header.nonce.length === 0) return "nonce is empty";
  if (header.creator.length === 0) return "creator is empty";
  const expected = transactionIdOf(header);
  if (header.transactionId !== expected) {
    return `incorrectly computed txid '${header.transactionId}' -- expected '${expected}'`;
  }
  return signature.length === 0 ? "empty signature bytes" : undefined;
}

function creatorDefect(proposal: Proposal, channel: Channel): string | undefined {
  const { creator } = proposal.header;
  const identity = channel.configuration.membership.identify(creator);
  const denied = `error validating proposal: access denied: channel [${channel.name}] creator org`;
  if (identity === undefined) return `${denied} unknown, creator is malformed`;
  const signer = channel.signer(creator, proposal.bytes, proposal.signature);
  return signer === undefined ? `${denied} [${identity.mspId}]` : undefined;
}

function admissionDefect({ header, chaincode }: Proposal, channel: Channel): string | undefined {
  if (channel.store.transaction(header.transactionId) !== undefined) {
    return `duplicate transaction found [${header.transactionId}]. Creator [${header.creator.toString("hex")}]`;
  }
  if (isSystemChaincode(chaincode)) return undefined;
  const identity = channel.configuration.membership.identify(header.creator);
  return channel.accessDenied("/Channel/Application/Writers", identity);
}
