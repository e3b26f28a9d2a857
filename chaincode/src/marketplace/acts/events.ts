/** Names of the marketplace's events; each transaction emits exactly one. */
export const MarketplaceEvent = {
  userRegistered: "UserRegistered",
  serviceRegistered: "ServiceRegistered",
  servicesRegistered: "ServicesRegistered",
  servicePublished: "ServicePublished",
  callsPurchased: "CallsPurchased",
  tokensTransferred: "TokensTransferred",
} as const;

/** Payload of each event, as JSON; tokens as decimal strings in the smallest unit. */
export interface MarketplaceEventPayloads {
  UserRegistered: { address: string; name: string; organization: string; grant: string };
  ServiceRegistered: { service: string; developer: string };
  ServicesRegistered: { developer: string; registered: number; published: number; skipped: number };
  ServicePublished: { service: string; developer: string; reward: string; fees: string };
  CallsPurchased: { service: string; user: string; developer: string; times: number; paid: string };
  TokensTransferred: { from: string; to: string; amount: string };
}

export type MarketplaceEventName = keyof MarketplaceEventPayloads;
