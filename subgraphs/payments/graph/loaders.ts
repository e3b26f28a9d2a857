import DataLoader from "dataloader";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import { type AssetDetails, assetDetails } from "../channels/asset-details.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { type RedeemedToken, redeemedTokens } from "../statements/redeemed-tokens.ts";
import type { TokenService } from "../tokens/token.service.ts";

/** By lane, requests under a channel's id in use; nothing where they are not known. */
type Counts = DataLoader<ChannelRow, ReadonlyMap<number, bigint> | undefined>;

/** Reads of counters and of the chain, remembered for one request. */
export interface PaymentsLoaders {
  readonly accepted: Counts;
  readonly signed: Counts;
  /** Ether by address. */
  readonly balance: DataLoader<string, bigint>;
  /** Details of assets by address, in lower case; the zero address is ether. */
  readonly asset: DataLoader<string, AssetDetails>;
  /** Tokens by the hash of the transaction that redeemed them. */
  readonly redeemedTokens: DataLoader<string, readonly RedeemedToken[]>;
}

/** Loaders for one request of a principal. @param asOf block as of which to read; the newest unless given */
export function newPaymentsLoaders(
  chain: EvmChain,
  tokens: TokenService,
  principal: Principal,
  asOf: bigint | undefined,
): PaymentsLoaders {
  return {
    accepted: loader((channel) => tokens.accepted(channel, principal)),
    signed: loader((channel) => tokens.signed(channel, principal)),
    balance: loader((address) => chain.balanceOf(address, asOf)),
    asset: loader((address) => assetDetails(chain, address)),
    redeemedTokens: loader((hash) => redeemedTokens(chain, hash)),
  };
}

function loader<Key, Value>(read: (key: Key) => Promise<Value>): DataLoader<Key, Value> {
  return new DataLoader((keys) => Promise.all(keys.map(read)));
}
