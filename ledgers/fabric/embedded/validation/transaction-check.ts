import { peer } from "@hyperledger/fabric-protos";
import type { Channel } from "../channel/channel.ts";
import type { Identity } from "../identity/identity.ts";
import { proposalHash, type TransactionHeader, transactionIdOf } from "../protocol/proposal.ts";
import { type NamespaceSet, readReadWriteSet } from "../protocol/read-write-set.ts";
import {
  type EndorserTransaction,
  HeaderType,
  readEndorserTransaction,
  type SignedEnvelope,
} from "../protocol/transaction.ts";
import { WireMessage } from "../protocol/wire.ts";
import type { BlockPolicies } from "./endorsement-check.ts";
import type { PendingTransaction } from "./pending-transaction.ts";

const codes = peer.TxValidationCode;

/** A transaction after the checks that need no other transaction of its block. */
export interface CheckedTransaction {
  readonly id: string;
  /** VALID so far, or the code of the failure. */
  readonly validationCode: number;
  readonly sets: readonly NamespaceSet[];
}

/** Everything but conflicts, in a peer's order: form, creator, id, duplicate, contents, endorsement policies. */
export function checkTransaction(
  pending: PendingTransaction,
  channel: Channel,
  policies: BlockPolicies,
): CheckedTransaction {
  const { envelope } = pending;
  const id = envelope?.header.transactionId ?? "";
  const failed = (validationCode: number) => ({ id, validationCode, sets: [] });
  if (envelope === undefined) return failed(codes.BAD_PAYLOAD);
  const formCode = checkForm(envelope, pending.signer, channel);
  if (formCode !== codes.VALID) return failed(formCode);
  const transaction = unpack(envelope);
  if (transaction === undefined) return failed(codes.INVALID_ENDORSER_TRANSACTION);
  if (channel.store.transaction(id) !== undefined) return failed(codes.DUPLICATE_TXID);
  const sets = unpackSets(transaction);
  if (sets === undefined) return failed(codes.BAD_RWSET);
  const contentCode = checkContents(envelope.header, transaction, sets);
  if (contentCode !== codes.VALID) return failed(contentCode);
  const endorsers = verifiedEndorsers(transaction, channel);
  return { id, validationCode: policies.check(envelope.header.chaincode, sets, endorsers), sets };
}

function checkForm(envelope: SignedEnvelope, signer: Identity | undefined, channel: Channel): number {
  const { header } = envelope;
  if (header.creator.length === 0 || header.nonce.length === 0 || header.epoch !== 0) return codes.BAD_COMMON_HEADER;
  const verified = signer ?? channel.signer(header.creator, envelope.payload, envelope.signature);
  if (verified === undefined) return codes.BAD_CREATOR_SIGNATURE;
  if (header.type !== HeaderType.endorserTransaction) return codes.UNSUPPORTED_TX_PAYLOAD;
  if (header.transactionId !== transactionIdOf(header)) return codes.BAD_PROPOSAL_TXID;
  return header.channel === channel.name ? codes.VALID : codes.TARGET_CHAIN_NOT_FOUND;
}

/** `undefined` when it is malformed or does not belong to the proposal that its endorsers signed. */
function unpack(envelope: SignedEnvelope): EndorserTransaction | undefined {
  try {
    const transaction = readEndorserTransaction(envelope.data);
    const header = { ...envelope.header, signatureHeader: transaction.actionHeader };
    const isSame = proposalHash(header, transaction.proposalPayload).equals(transaction.proposalHash);
    return transaction.actionCount === 1 && isSame ? transaction : undefined;
  } catch {
    return undefined;
  }
}

function unpackSets(transaction: EndorserTransaction): NamespaceSet[] | undefined {
  try {
    return readReadWriteSet(transaction.action.results);
  } catch {
    return undefined;
  }
}

function checkContents(
  header: TransactionHeader,
  { action }: EndorserTransaction,
  sets: readonly NamespaceSet[],
): number {
  if (action.chaincode === "" || action.chaincode !== header.chaincode || action.version === "") {
    return codes.INVALID_CHAINCODE;
  }
  if (action.event.length > 0 && new WireMessage(action.event).text(1) !== action.chaincode) {
    return codes.INVALID_OTHER_REASON;
  }
  const hasDuplicates = new Set(sets.map(({ namespace }) => namespace)).size !== sets.length;
  return hasDuplicates || sets.some((set) => set.hasUnsupportedParts) ? codes.ILLEGAL_WRITESET : codes.VALID;
}

/** Each endorser once, however often it signed. */
function verifiedEndorsers({ endorsements, responsePayload }: EndorserTransaction, channel: Channel): Identity[] {
  const unique = new Map(endorsements.map((endorsement) => [endorsement.endorser.toString("latin1"), endorsement]));
  return [...unique.values()].flatMap((endorsement) => channel.endorser(endorsement, responsePayload) ?? []);
}
