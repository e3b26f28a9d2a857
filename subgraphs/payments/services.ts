import type { EvmChain } from "../../ledgers/evm/chain.ts";
import type { Database } from "../../store/database/database.ts";
import { AccountService } from "./accounts/account.service.ts";
import { ServiceKeyService } from "./accounts/service-key.service.ts";
import { AttributionService } from "./attribution/attribution.service.ts";
import { ChannelService } from "./channels/channel.service.ts";
import { ChannelContract } from "./channels/channel-contract.ts";
import { CloseService } from "./channels/close.service.ts";
import { DepositService } from "./channels/deposit.service.ts";
import { OpenValues } from "./flows/open-values.ts";
import type { KeyStore } from "./keys/key-store.ts";
import type { TokenIdKey } from "./model/lane-key.ts";
import type { ValidatedChannel } from "./model/live-channel.ts";
import type { PaymentsOptions } from "./options.ts";
import { Alarms } from "./policies/alarms.ts";
import { Budgets } from "./policies/budgets.ts";
import { PolicyService } from "./policies/policy.service.ts";
import type { PolicyStore } from "./policies/policy-store.ts";
import type { LiveChannels } from "./projection/live-channels.ts";
import { paymentClock } from "./projection/payment-clock.ts";
import type { ChainProjection } from "./projection/project-chain.ts";
import type { SchemeChannels } from "./projection/scheme-channels.ts";
import { RedemptionService } from "./redemptions/redemption.service.ts";
import { TokenService } from "./tokens/token.service.ts";
import type { TokenStore } from "./tokens/token-store.ts";
import { TokenValidator } from "./tokens/token-validator.ts";
import { x402Services } from "./x402/x402-services.ts";

/** What services are made of. */
export interface ServiceParts {
  readonly chain: EvmChain;
  readonly keys: KeyStore;
  readonly store: TokenStore;
  readonly live: LiveChannels;
  readonly schemeChannels: SchemeChannels;
  readonly projection: ChainProjection;
  readonly policies: PolicyStore;
  readonly database: Database;
  readonly sponsor: PaymentsOptions["sponsor"];
  readonly acceptedAssets: ReadonlySet<string>;
}

/** Everything that resolvers, the data plane and the keeper ask. */
export function servicesOf(parts: ServiceParts) {
  const { chain, keys, store, live, projection, policies: policyStore, sponsor, acceptedAssets } = parts;
  const { database: sql } = parts;
  const { chainId } = chain;
  const now = paymentClock(projection);
  const faucet = sponsor && { privateKey: sponsor.privateKey, amount: sponsor.grant };
  const accounts = new AccountService(keys, chain, faucet);
  const contract = new ChannelContract(chain, projection);
  const budgets = new Budgets(sql);
  const channels = new ChannelService(accounts, sql, contract, budgets);
  const deposits = new DepositService({ accounts, channels, contract, budgets, chain, now });
  const closes = new CloseService({ chainId, accounts, channels, contract, now });
  const channelOf = (address: string) => live.find(address);
  const policyOf = ({ provider: account, asset }: ValidatedChannel) => policyStore.of({ account, asset });
  const known = (id: TokenIdKey) => store.accepted.known(id);
  const validator = new TokenValidator({ chainId, channelOf, acceptedAssets, policyOf, now, known });
  const attribution = new AttributionService(accounts, store.attribution);
  const tokens = new TokenService({ chainId, accounts, channels, live, validator, store, attribution });
  const serviceKeys = new ServiceKeyService(keys.serviceKeys, accounts);
  const redemptions = new RedemptionService({
    chainId,
    accounts,
    channels,
    contract,
    sql,
    live,
    accepted: store.accepted,
    now,
  });
  const alarms = new Alarms(sql);
  const policies = new PolicyService(accounts, policyStore, budgets, alarms);
  const send = contract.send.bind(contract);
  const x402 = x402Services({
    ...{ chain, database: sql, accounts, channels: parts.schemeChannels, policies: policyStore, send, now },
  });
  const openValues = new OpenValues(accounts, live, store.accepted);
  return {
    accounts,
    channels,
    deposits,
    closes,
    tokens,
    redemptions,
    attribution,
    openValues,
    policies,
    serviceKeys,
    ...x402,
    alarms,
    now,
  };
}
