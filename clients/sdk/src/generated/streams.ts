/** Which subgraph each event stream comes from. Emitted by `npm run schema`; do not edit. */
export const subgraphOfStream = {
  "marketplaceEvents": "marketplace",
  "marketplaceProgress": "marketplace",
  "operationEvents": "ops",
  "opsProgress": "ops",
  "paymentAlarmEvents": "payments",
  "paymentChannelEvents": "payments",
  "paymentEvents": "payments",
  "paymentsProgress": "payments",
  "redemptionEvents": "payments"
} as const;
