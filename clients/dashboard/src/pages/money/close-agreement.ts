/** Agreement to end a channel that its payer has signed; its payee's organisation hands it in. */
export interface CloseAgreement {
  /** All that the payee will have redeemed, in the asset's smallest unit. */
  readonly redeemed: string;
  readonly deadline: string;
  readonly consumerSignature: string;
}

const patterns = {
  redeemed: /^\d{1,78}$/,
  deadline: /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/,
  consumerSignature: /^0x[0-9a-f]{130}$/i,
};

/** Reads an agreement as the payer's page writes it. @returns undefined when the text is none */
export function readAgreement(text: string): CloseAgreement | undefined {
  try {
    const { redeemed, deadline, consumerSignature } = JSON.parse(text) as Record<string, unknown>;
    const agreement = { redeemed, deadline, consumerSignature };
    const isOne = Object.entries(patterns).every(([name, pattern]) =>
      pattern.test(String(agreement[name as keyof typeof patterns])),
    );
    return isOne ? (agreement as CloseAgreement) : undefined;
  } catch {
    return undefined;
  }
}
