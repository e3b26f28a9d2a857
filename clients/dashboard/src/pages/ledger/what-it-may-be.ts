/** Things that an id can be of, by its form. */
export interface Candidates {
  /** Text as it was typed, for names and ids of any form. */
  readonly text: string;
  /** Hash of the chain: a transaction's or a block's. */
  readonly evmHash: string | undefined;
  /** Id of a Fabric transaction, or hash of a block of a Fabric channel. */
  readonly fabricId: string | undefined;
  readonly address: string | undefined;
  /** Number of a block, of whichever ledger. */
  readonly blockNumber: string | undefined;
}

export function whatItMayBe(typed: string): Candidates {
  const text = typed.trim();
  const digits = /^(?:0x)?([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase();
  const isAddress = /^0x[0-9a-f]{40}$/i.test(text);
  const isNumber = /^(?:0|[1-9]\d{0,17})$/.test(text);
  return {
    text,
    evmHash: digits && `0x${digits}`,
    // Fabric writes ids without 0x, and the chain hashes with it; people copy them either way.
    fabricId: digits,
    address: isAddress ? text : undefined,
    blockNumber: isNumber ? text : undefined,
  };
}
