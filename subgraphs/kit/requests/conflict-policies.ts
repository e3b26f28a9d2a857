/**
 * What becomes of an act that met another one on the same rows of its ledger (MVCC conflict), so that it has no effect:
 * - `RETRIED`: it means the same whatever the other one did, so it is endorsed anew;
 * - `REPORTED`: whoever asked should look at what the other one did first, so it fails as MVCC_CONFLICT, retryable;
 * - `NONE`: its ledger puts acts into an order instead, or it touches no ledger.
 */
export type ConflictPolicy = "RETRIED" | "REPORTED" | "NONE";

/** The policy of every mutation; the reasons are in `docs/guides/mutations.md`. */
export const conflictPolicies = {
  userRegister: "RETRIED",
  tokenTransfer: "RETRIED",
  serviceRegister: "RETRIED",
  servicePublish: "RETRIED",
  serviceCall: "RETRIED",
  servicesImport: "RETRIED",
  operationRequest: "RETRIED",
  operationVote: "RETRIED",
  operationWithdraw: "REPORTED",
  paymentAccountCreate: "NONE",
  paymentChannelOpen: "NONE",
  paymentChannelDeposit: "NONE",
  paymentChannelTerminate: "NONE",
  paymentChannelClose: "NONE",
  paymentLaneOpen: "NONE",
  paymentVoucherKeyRotate: "NONE",
  payoutWithdraw: "NONE",
  redemptionStart: "NONE",
  redemptionFinalize: "NONE",
  redemptionBatchStart: "NONE",
  redemptionBatchFinalize: "NONE",
  paymentServiceKeyCreate: "NONE",
  paymentServiceKeyRevoke: "NONE",
  paymentPolicySet: "NONE",
  x402VouchersClaim: "NONE",
  paymentTokenSign: "NONE",
  paymentTokenValidate: "NONE",
} as const satisfies Record<string, ConflictPolicy>;

export type MutationName = keyof typeof conflictPolicies;
