/** What a dump of the chain has, as far as is looked at. */
interface DumpedState {
  readonly block: { readonly number: string } | null;
  readonly accounts: Readonly<Record<string, { readonly nonce: number; readonly code: string }>>;
  readonly best_block_number: number;
  readonly blocks: readonly {
    readonly header: { readonly number: string };
    readonly transactions: readonly unknown[];
  }[];
  readonly transactions: readonly { readonly info: { readonly from: string } }[];
}

/**
 * Whether all parts of a dump are of one moment. Anvil reads them one after the other while it goes on making blocks, so
 * the accounts may know of transactions that no block holds: those could never be shown, and would be done again.
 */
export function isWholeState(dump: string): boolean {
  const { block, accounts, best_block_number: newest, blocks, transactions } = JSON.parse(dump) as DumpedState;
  const isOfNewest = Number(block?.number ?? newest) === newest;
  const highest = blocks.reduce((number, { header }) => Math.max(number, Number(header.number)), 0);
  const inBlocks = blocks.reduce((count, { transactions }) => count + transactions.length, 0);
  if (!isOfNewest || highest !== newest || inBlocks !== transactions.length) return false;
  const sent = new Map<string, number>();
  for (const { info } of transactions) sent.set(info.from, (sent.get(info.from) ?? 0) + 1);
  // What has code counts more than transactions.
  const senders = Object.entries(accounts).filter(([, { code }]) => code === "0x");
  return senders.every(([address, { nonce }]) => nonce === (sent.get(address) ?? 0));
}
