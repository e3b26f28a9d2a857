import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { Database } from "../../../store/database/database.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { PolicyStore } from "../policies/policy-store.ts";
import { settlementAddress } from "../projection/scheme.ts";
import type { SchemeChannels } from "../projection/scheme-channels.ts";
import { ChainPayments } from "./chain-payments.ts";
import { ClaimService } from "./claim.service.ts";
import { SchemeDigests } from "./scheme-digests.ts";
import { type SendTransaction, SettlementContract } from "./settlement-contract.ts";
import { Standings } from "./standings.ts";
import { VoucherCheck } from "./voucher-check.ts";
import { VoucherStore } from "./voucher-store.ts";
import { X402Service } from "./x402.service.ts";

export interface X402Options {
  readonly chain: Pick<EvmChain, "chainId" | "codeAt">;
  readonly database: Database;
  readonly accounts: AccountService;
  readonly channels: SchemeChannels;
  readonly policies: PolicyStore;
  readonly send: SendTransaction;
  /** Unix seconds, by the payment clock. */
  readonly now: () => number;
}

/** Puts together what takes payments with x402. */
export function x402Services(options: X402Options) {
  const { accounts, channels, policies, now } = options;
  const { chainId } = options.chain;
  const digests = new SchemeDigests(chainId);
  const vouchers = new VoucherStore(options.database);
  const contract = new SettlementContract(digests, options.send);
  const check = new VoucherCheck(chainId, digests);
  const standings = new Standings(channels, vouchers, check, now);
  const chainPayments = new ChainPayments(contract, channels, vouchers, now);
  const claims = new ClaimService({ accounts, channels, vouchers, contract, policies });
  const x402 = new X402Service({
    chainId,
    isDeployed: presenceOf(options.chain),
    accounts,
    channels,
    vouchers,
    check,
    standings,
    chainPayments,
    claims,
  });
  return { x402, claims };
}

/** Looks for the scheme's contract until it is there. */
function presenceOf(chain: Pick<EvmChain, "codeAt">): () => Promise<boolean> {
  let isThere = false;
  return async () => {
    isThere ||= (await chain.codeAt(settlementAddress)) !== "0x";
    return isThere;
  };
}
