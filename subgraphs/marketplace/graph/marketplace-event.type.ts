import { MarketplaceEvent as EventName } from "@ledgerloom/chaincode";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import {
  AddressScalar,
  BlockNumberScalar,
  CursorScalar,
  DateTimeScalar,
  PositionScalar,
  TokenAmountScalar,
  TransactionIdScalar,
} from "../../kit/graph/scalars.ts";

export const MarketplaceEventTypeEnum = {
  USER_REGISTERED: EventName.userRegistered,
  USER_REMOVED: EventName.userRemoved,
  SERVICE_REGISTERED: EventName.serviceRegistered,
  SERVICES_REGISTERED: EventName.servicesRegistered,
  MASHUP_CREATED: EventName.mashupCreated,
  SERVICE_PUBLISHED: EventName.servicePublished,
  SERVICE_INVALIDATED: EventName.serviceInvalidated,
  SERVICE_EDITED: EventName.serviceEdited,
  CALLS_PURCHASED: EventName.callsPurchased,
  CALLS_USED: EventName.callsUsed,
  SERVICE_REWARDED: EventName.serviceRewarded,
  SERVICE_COMMENTED: EventName.serviceCommented,
  TERMS_SET: EventName.termsSet,
  TERMS_ACCEPTED: EventName.termsAccepted,
  TOKENS_TRANSFERRED: EventName.tokensTransferred,
  PARAMETERS_CHANGED: EventName.parametersChanged,
} as const;
registerEnumType(MarketplaceEventTypeEnum, {
  name: "MarketplaceEventType",
  description: "Type of an event of the marketplace.",
  valuesConfig: {
    USER_REGISTERED: { description: "An account took a name." },
    USER_REMOVED: { description: "A user removed itself." },
    SERVICE_REGISTERED: { description: "A service was registered." },
    SERVICES_REGISTERED: { description: "Many services were registered at once." },
    MASHUP_CREATED: { description: "A mashup was registered, and paid its fees." },
    SERVICE_PUBLISHED: { description: "A service became available." },
    SERVICE_INVALIDATED: { description: "The sale of a service's calls ended." },
    SERVICE_EDITED: { description: "A service was described anew." },
    CALLS_PURCHASED: { description: "Calls of a service were bought." },
    CALLS_USED: { description: "Calls of a service were used." },
    SERVICE_REWARDED: { description: "A service's developer was given SToken." },
    SERVICE_COMMENTED: { description: "A user commented on a service." },
    TERMS_SET: { description: "A service's licence was set." },
    TERMS_ACCEPTED: { description: "A user accepted a service's licence." },
    TOKENS_TRANSFERRED: { description: "SToken changed hands." },
    PARAMETERS_CHANGED: { description: "Parameters that the consortium had voted for came in force." },
  },
});

@ObjectType({ description: "Event of the marketplace, one per transaction.", simpleResolvers: true })
export class MarketplaceEvent {
  @Field(() => CursorScalar, { description: "Cursor; a subscription's `after` goes on from it." })
  cursor!: string;

  @Field(() => MarketplaceEventTypeEnum, { description: "What happened." })
  type!: string;

  @Field(() => TokenAmountScalar, { nullable: true, description: "SToken granted, rewarded, paid or transferred." })
  amount!: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description: "Calls bought or used, services registered at once, a rating, or a version of terms.",
  })
  count!: number | null;

  @Field(() => TransactionIdScalar, { description: "The transaction of the event." })
  transactionId!: string;

  @Field(() => BlockNumberScalar, { description: "The block that holds the transaction." })
  blockNumber!: bigint;

  @Field(() => DateTimeScalar, { description: "When, by the ledger's time." })
  occurredAt!: Date;

  @Field(() => PositionScalar, { description: "Hand it to `@read(after:)` to see what it did, through any instance." })
  position!: string;
}

@InputType({ description: "Conditions of the events to deliver; all that are given must hold." })
export class MarketplaceEventFilterInput {
  @Field(() => [MarketplaceEventTypeEnum], { nullable: true, description: "Only events of these types." })
  types?: string[];

  @Field(() => String, { nullable: true, description: "Only events about this service." })
  service?: string;

  @Field(() => AddressScalar, { nullable: true, description: "Only events in which this account acted or was paid." })
  account?: string;
}
