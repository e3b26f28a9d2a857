/** Names of the marketplace's events; each transaction emits exactly one. */
export const MarketplaceEvent = {
  userRegistered: "UserRegistered",
  userRemoved: "UserRemoved",
  serviceRegistered: "ServiceRegistered",
  servicesRegistered: "ServicesRegistered",
  mashupCreated: "MashupCreated",
  servicePublished: "ServicePublished",
  serviceInvalidated: "ServiceInvalidated",
  serviceEdited: "ServiceEdited",
  callsPurchased: "CallsPurchased",
  callsUsed: "CallsUsed",
  serviceRewarded: "ServiceRewarded",
  serviceCommented: "ServiceCommented",
  termsSet: "TermsSet",
  termsAccepted: "TermsAccepted",
  tokensTransferred: "TokensTransferred",
  parametersChanged: "ParametersChanged",
} as const;

/** Payload of each event, as JSON; tokens as decimal strings in the smallest unit. */
export interface MarketplaceEventPayloads {
  UserRegistered: { address: string; name: string; organization: string; grant: string };
  UserRemoved: { address: string; name: string };
  ServiceRegistered: { service: string; developer: string };
  ServicesRegistered: { developer: string; registered: number; published: number; skipped: number };
  MashupCreated: { service: string; developer: string; reward: string; fees: string };
  ServicePublished: { service: string; developer: string; reward: string; fees: string };
  ServiceInvalidated: { service: string; developer: string };
  ServiceEdited: { service: string; developer: string; price: string };
  CallsPurchased: { service: string; user: string; developer: string; times: number; paid: string };
  /** `user` where all calls are one user's; of several, `users` says how many. */
  CallsUsed: { service: string; developer: string; user?: string; users: number; times: number };
  ServiceRewarded: { service: string; user: string; developer: string; amount: string; note: string };
  ServiceCommented: { service: string; user: string; developer: string; rating: number; reward: string };
  TermsSet: { service: string; developer: string; version: number; hash: string };
  TermsAccepted: { service: string; user: string; developer: string; version: number; hash: string };
  TokensTransferred: { from: string; to: string; amount: string };
  ParametersChanged: { user: string; operation: string; changes: Record<string, string> };
}

export type MarketplaceEventName = keyof MarketplaceEventPayloads;
