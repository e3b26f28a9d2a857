import { enumOf } from "../../kit/enum-of.ts";
import { address, cursor, dateTime, field, fieldOf, list, optional } from "../../kit/graph/fields.ts";
import { argsType, inputType, objectType } from "../../kit/graph/object-type.ts";
import type { AlarmEventType } from "../policies/alarm-log.ts";
import type { Duty } from "../policies/duties.ts";
import { DutyEnum, PaymentAlarm } from "./policy.type.ts";

const AlarmEventTypeEnum = enumOf<AlarmEventType>(
  {
    OPENED: "A duty could not be done.",
    TRIED: "It was tried again, without success.",
    ENDED: "It was done, or is no longer due.",
  },
  "PaymentAlarmEventType",
  "What happened to an alarm.",
);

export const PaymentAlarmEvent = objectType("PaymentAlarmEvent", "Something that happened to an alarm.", {
  cursor: cursor("Its place in the stream; resume after it."),
  type: fieldOf<AlarmEventType>(AlarmEventTypeEnum, "What happened."),
  alarm: field(() => PaymentAlarm, "The alarm as it was then."),
  happenedAt: dateTime("When, by the payment server's clock."),
});
export type PaymentAlarmEvent = InstanceType<typeof PaymentAlarmEvent>;

const PaymentAlarmEventFilterInput = inputType(
  "PaymentAlarmEventFilterInput",
  "Which events; every given condition must hold.",
  {
    account: optional(address("Only of alarms of this account.")),
    channel: optional(address("Only of alarms on the channel with this contract.")),
    duty: optional(fieldOf<Duty>(DutyEnum, "Only of alarms about this duty.")),
    types: optional(list(fieldOf<AlarmEventType>(AlarmEventTypeEnum, "Only of these types."))),
  },
);

export const PaymentAlarmEventsArgs = argsType({
  after: optional(cursor("Go on after this event.")),
  filter: optional(field(() => PaymentAlarmEventFilterInput, "Which events to deliver.")),
});
export type PaymentAlarmEventsArgs = InstanceType<typeof PaymentAlarmEventsArgs>;
