import type { EvmBlockQuery, EvmBlocksQuery, EvmTransactionQuery } from "../generated/operations.ts";
import { formatAmount } from "../output/amounts.ts";
import type { Fact } from "../output/output.ts";
import type { Column } from "../output/table.ts";

type Transaction = NonNullable<EvmTransactionQuery["evmTransaction"]>;
type Block = NonNullable<EvmBlockQuery["evmBlock"]>;
type Row = EvmBlocksQuery["evmBlocks"]["nodes"][number];

export const evmBlockColumns: readonly Column<Row>[] = [
  { heading: "BLOCK", of: ({ number }) => number, isNumber: true },
  { heading: "TIME", of: ({ time }) => time },
  { heading: "TRANSACTIONS", of: ({ transactions }) => transactions.totalCount, isNumber: true },
  { heading: "GAS", of: ({ gasUsed }) => gasUsed, isNumber: true },
  { heading: "CERTAINTY", of: ({ finality }) => finality },
  { heading: "HASH", of: ({ hash }) => hash },
];

export function evmBlockFacts({ number, hash, previousHash, time, gasUsed, finality, transactions }: Block): Fact[] {
  return [
    ["block", number],
    ["hash", hash],
    ["hash before", previousHash],
    ["time", time],
    ["gas", gasUsed],
    ["certainty", finality],
    ["holds", `${transactions.totalCount} transactions`],
    ...transactions.nodes.map((one): Fact => ["transaction", `${one.hash}  ${callOf(one)}  ${one.status}`]),
  ];
}

export function evmTransactionFacts(transaction: Transaction): Fact[] {
  const { hash, status, block, finality, from, to, createdContract, value, fee, revertReason, call, logs } =
    transaction;
  return [
    ["transaction", hash],
    ["status", block ? `${status} in block ${block.number}, ${finality}` : "not mined yet"],
    ["refused because", revertReason],
    ["time", block?.time],
    ["from", from],
    ["to", to],
    ["made", createdContract],
    ["brings", formatAmount(value, "ETH")],
    ["gas cost", fee === null ? null : formatAmount(fee, "ETH")],
    ["call", callOf(transaction)],
    ...(call ? call.arguments : []).map(({ name, value: given }): Fact => ["argument", `${name} = ${given.text}`]),
    ...logs.nodes.map(
      (log): Fact => ["log", `${log.event ? wordsOf(log.event) : log.topics.join(" ")} of ${log.address}`],
    ),
    ...transaction.about.map((subject): Fact => ["about", subject && subjectOf(subject)]),
  ];
}

type Words = NonNullable<Transaction["call"]>;

const wordsOf = ({ contract, name, arguments: given }: Words) =>
  `${contract}.${name}(${given.map((one) => `${one.name} ${one.value.text}`).join(", ")})`;

const callOf = ({ call }: { readonly call: { readonly contract: string; readonly name: string } | null }) =>
  call ? `${call.contract}.${call.name}` : "of no known interface";

function subjectOf(subject: NonNullable<Transaction["about"][number]>): string {
  if (subject.__typename === "PaymentChannel") return `payment channel ${subject.id}`;
  return `account ${subject.name ?? ""} ${subject.address}`;
}
