import { toClientEvmSigner } from "@x402/evm";
import { BatchSettlementEvmScheme, type BatchSettlementEvmSchemeOptions } from "@x402/evm/batch-settlement/client";
import { wrapFetchWithPayment, x402Client } from "@x402/fetch";
import { createPublicClient, http } from "viem";
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

export interface StockClientOptions extends BatchSettlementEvmSchemeOptions {
  /** Account that it spends from; a new one unless given. */
  readonly account?: PrivateKeyAccount;
}

/** A payer that uses the public client's packages as they are. */
export function stockClient(chainUrl: string, { account = newAccount(), ...options }: StockClientOptions = {}) {
  const chain = createPublicClient({ transport: http(chainUrl.replace("ws:", "http:")) });
  const scheme = new BatchSettlementEvmScheme(toClientEvmSigner(account, chain), { ...options });
  const client = x402Client.fromConfig({
    schemes: [{ network: "eip155:*", client: scheme }],
    // By itself it pays in well-known dollars only.
    spendControls: { allowedAssets: true },
  });
  return { account, address: account.address.toLowerCase(), scheme, fetch: wrapFetchWithPayment(fetch, client) };
}

const newAccount = () => privateKeyToAccount(generatePrivateKey());
