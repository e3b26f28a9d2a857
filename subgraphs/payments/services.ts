import { ZeroAddress } from "ethers";
import type { Requests } from "../../store/requests/requests.ts";
import { AccountService } from "./accounts/account.service.ts";
import { ServiceKeyService } from "./accounts/service-key.service.ts";
import { AttributionService } from "./attribution/attribution.service.ts";
import { ChannelService } from "./channels/channel.service.ts";
import { ChannelContract } from "./channels/channel-contract.ts";
import { CloseService } from "./channels/close.service.ts";
import { DepositService } from "./channels/deposit.service.ts";
import { OpenValues } from "./flows/open-values.ts";
import type { KeyStore } from "./keys/key-store.ts";
import type { Ledger } from "./ledger.ts";
import type { PaymentsOptions } from "./options.ts";
import { Alarms } from "./policies/alarms.ts";
import { Budgets } from "./policies/budgets.ts";
import { PolicyService } from "./policies/policy.service.ts";
import type { PolicyStore } from "./policies/policy-store.ts";
import { paymentClock } from "./projection/payment-clock.ts";
import { RedemptionService } from "./redemptions/redemption.service.ts";
import { TokenService } from "./tokens/token.service.ts";
import type { TokenStore } from "./tokens/token-store.ts";
import { TokenValidator } from "./tokens/token-validator.ts";
import type { SendTransaction } from "./x402/settlement-contract.ts";
import { X402Service } from "./x402/x402.service.ts";

/** Stores of a payment server, beside its ledger. */
export interface Opened extends Ledger {
  readonly keys: KeyStore;
  readonly store: TokenStore;
  readonly policyStore: PolicyStore;
  readonly requests: Requests;
}

/** Services of a payment server. */
export type Services = ReturnType<typeof newServices>;

export function newServices({ database, sponsor, acceptedAssets }: PaymentsOptions, opened: Opened) {
  const { chain, live, schemeChannels, projection, keys, store, policyStore } = opened;
  const { accepted } = store;
  const now = paymentClock(projection);
  const accounts = new AccountService(keys, chain, sponsor);
  const contract = new ChannelContract(chain, projection);
  const budgets = new Budgets(database);
  const alarms = new Alarms(database);
  const channels = new ChannelService(accounts, database, contract, budgets);
  const validator = new TokenValidator({
    chain,
    channelOf: (address) => live.find(address),
    acceptedAssets: acceptedAssets ?? new Set([ZeroAddress]),
    policyOf: ({ provider: account, asset }) => policyStore.of({ account, asset }),
    now,
    known: (id) => accepted.known(id),
  });
  const attribution = new AttributionService(accounts, store.attribution);
  const send: SendTransaction = (...transaction) => contract.send(...transaction);
  const x402 = new X402Service({ chain, database, accounts, channels: schemeChannels, policyStore, send, now });
  return {
    accounts,
    channels,
    deposits: new DepositService({ accounts, channels, contract, budgets, chain, now }),
    closes: new CloseService({ chain, accounts, channels, contract, now }),
    tokens: new TokenService({ chain, accounts, channels, live, validator, store, attribution }),
    redemptions: new RedemptionService({ chain, accounts, channels, contract, sql: database, live, accepted, now }),
    attribution,
    openValues: new OpenValues(accounts, live, accepted),
    policies: new PolicyService(accounts, policyStore, budgets, alarms),
    serviceKeys: new ServiceKeyService(keys.serviceKeys, accounts),
    x402,
    claims: x402.claims,
    alarms,
    now,
  };
}
