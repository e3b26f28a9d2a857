/** What programs outside the peers need of our chaincode: its rows as types, its events' names, its signed acts. */
export type { ChaincodeErrorCode } from "./ledger/chaincode-error.ts";
export type { LedgerPage } from "./ledger/paging.ts";
