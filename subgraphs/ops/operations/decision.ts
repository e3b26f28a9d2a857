import { decide, type OperationRow, requiredAgreements, type VoteRow } from "@ledgerloom/chaincode";

/** Votes on an operation against its policy, by the rules of the chaincode; organisations by their MSP ids. */
export interface VoteCount {
  readonly agreed: readonly string[];
  readonly disagreed: readonly string[];
  readonly missing: readonly string[];
  /** How many have to agree. */
  readonly required: number;
  /** Organisations that disagreed and have to agree. */
  readonly vetoes: readonly string[];
  /** Whether missing votes can still decide it. */
  readonly isDecidable: boolean;
}

/** Act on an operation that an organisation may do. */
export type AllowedAct = "VOTE" | "WITHDRAW";

type Votes = ReadonlyMap<string, Pick<VoteRow, "choice">>;

/** @param nowMs by this machine's clock; that of the ledger decides */
export function countVotes(operation: OperationRow, votes: Votes, nowMs: number): VoteCount {
  const { policy, electorate } = operation;
  const choices = new Map([...votes].map(([organization, { choice }]) => [organization, choice]));
  const thatChose = (choice: string | undefined) => electorate.filter((one) => choices.get(one) === choice);
  const disagreed = thatChose("DISAGREE");
  const mandatory = policy.rule === "N_OF_M" ? policy.mandatory : [];
  return {
    disagreed,
    agreed: thatChose("AGREE"),
    missing: thatChose(undefined),
    required: requiredAgreements(policy, electorate.length),
    vetoes: disagreed.filter((one) => mandatory.includes(one)),
    isDecidable: isOpen(operation, nowMs) && decide(policy, electorate, choices) === "OPEN",
  };
}

/** Acts that the ledger would take from an organisation now, if its token has the scope. */
export function allowedActs(operation: OperationRow, votes: Votes, mspId: string, nowMs: number): AllowedAct[] {
  if (operation.status !== "PROPOSED") return [];
  const mayVote = isOpen(operation, nowMs) && operation.electorate.includes(mspId) && !votes.has(mspId);
  return [...(mayVote ? (["VOTE"] as const) : []), ...(operation.proposer === mspId ? (["WITHDRAW"] as const) : [])];
}

function isOpen({ status, expiresAt }: OperationRow, nowMs: number): boolean {
  return status === "PROPOSED" && nowMs < Date.parse(expiresAt);
}
