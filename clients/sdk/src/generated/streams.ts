/** Which subgraph each stream of ledger events comes from. Emitted by `npm run schema`; do not edit. */
export const subgraphOfStream = {
  "marketplaceEvents": "marketplace",
  "marketplaceProgress": "marketplace",
  "operationEvents": "ops",
  "opsProgress": "ops",
  "paymentChannelEvents": "payments",
  "paymentEvents": "payments",
  "paymentsProgress": "payments",
  "redemptionEvents": "payments"
} as const;
