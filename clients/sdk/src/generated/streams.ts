/** Which subgraph each event stream comes from. Emitted by `npm run schema`; do not edit. */
export const subgraphOfStream = {
  "marketplaceEvents": "marketplace",
  "operationEvents": "ops",
  "paymentChannelEvents": "payments",
  "paymentEvents": "payments",
  "redemptionEvents": "payments"
} as const;
