import type { FabricBlockQuery, FabricBlocksQuery, FabricTransactionQuery } from "../generated/operations.ts";
import type { Fact } from "../output/output.ts";
import type { Column } from "../output/table.ts";

type Transaction = NonNullable<FabricTransactionQuery["fabricTransaction"]>;
type Block = NonNullable<FabricBlockQuery["fabricBlock"]>;
type Row = FabricBlocksQuery["fabricBlocks"]["nodes"][number];

export const fabricBlockColumns: readonly Column<Row>[] = [
  { heading: "BLOCK", of: ({ number }) => number, isNumber: true },
  { heading: "TIME", of: ({ time }) => time },
  { heading: "TRANSACTIONS", of: ({ transactions }) => transactions.totalCount, isNumber: true },
  { heading: "BYTES", of: ({ size }) => size, isNumber: true },
  { heading: "HOLDS", of: ({ isConfiguration }) => (isConfiguration ? "configuration" : "transactions") },
  { heading: "HASH", of: ({ hash }) => hash },
];

export function fabricBlockFacts({
  number,
  hash,
  previousHash,
  time,
  size,
  isConfiguration,
  transactions,
}: Block): Fact[] {
  return [
    ["block", number],
    ["hash", hash],
    ["hash before", previousHash || "none"],
    ["time", time],
    ["bytes", size],
    ["holds", isConfiguration ? "the channel's configuration" : `${transactions.totalCount} transactions`],
    ...transactions.nodes.map((one): Fact => {
      const call = one.chaincode === null ? one.type : `${one.chaincode}.${one.function?.text ?? "?"}`;
      return ["transaction", `${one.id || "without an id"}  ${call}  ${one.validationCode}`];
    }),
  ];
}

export function fabricTransactionFacts(transaction: Transaction): Fact[] {
  const { id, validationCode, block, channel, time, creator, chaincode, act, event, reads, writes } = transaction;
  const call = transaction.function && `${chaincode}.${transaction.function.text}`;
  return [
    ["transaction", id],
    ["status", `${validationCode} in block ${block.number} of ${channel}`],
    ["time", time],
    ["submitted by", creator && identityOf(creator)],
    ["call", call ?? transaction.type],
    ...transaction.arguments.nodes.map(({ text, isCut }): Fact => ["argument", isCut ? `${text} …` : text]),
    ["act", act && `${act.name} by ${act.signer?.name ?? "an account"} ${act.signer?.address ?? ""}`],
    ["event", event && `${event.name} ${event.payload.text}`],
    ...writes.nodes.map(
      ({ namespace, key, value }): Fact => ["writes", `${namespace} ${key.text} = ${value?.text ?? "deleted"}`],
    ),
    ["writes in all", writes.totalCount],
    ["reads in all", reads.totalCount],
    ["endorsed by", transaction.endorsers.nodes.map(identityOf).join(", ") || null],
    ...transaction.about.map((subject): Fact => ["about", subject && subjectOf(subject)]),
  ];
}

const identityOf = ({ mspId, commonName }: { readonly mspId: string; readonly commonName: string | null }) =>
  `${commonName ?? "an unreadable certificate"} of ${mspId}`;

function subjectOf(subject: NonNullable<Transaction["about"][number]>): string {
  if (subject.__typename === "Operation") return `operation ${subject.id}: ${subject.title}`;
  if (subject.__typename === "Service") return `service ${subject.serviceName}`;
  return `account ${subject.name ?? ""} ${subject.address}`;
}
