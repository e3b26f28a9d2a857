import { PaymentAlarmEventsDocument, PaymentEventsDocument, RedemptionEventsDocument } from "@ledgerloom/sdk";
import type { Command } from "commander";
import { ChannelStreamDocument } from "../generated/operations.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { afterOption, eventsOf, startOf } from "./events.ts";
import { choice } from "./options.ts";

const streams = ["CHANNELS", "MOVEMENTS", "REDEMPTIONS", "ALARMS"] as const;

/** `ledgerloom pay watch`: what happens to channels and money, with what a chain takes back. */
export function addPayWatch(pay: Command, output: Output): void {
  const self = afterOption(command(pay, "watch", "what happens to channels and money, as it comes"))
    .addOption(choice("--of <stream>", "what to follow", streams).default("CHANNELS"))
    .option("--channel <address>", "of this channel, by its contract's address")
    .option("--account <address>", "in which this account pays or is paid")
    .option("--consumer <address>", "that this account pays")
    .option("--provider <address>", "that pays this account")
    .option("--asset <address>", "in this token");
  does(self, output, watch);
}

async function watch(call: Call): Promise<void> {
  const { of, after, channel, account, consumer, provider, asset } = call.options;
  const variables = { after, filter: { channel, account, consumer, provider, asset } };
  if (of === "CHANNELS") return show(call, variables);
  if (of === "ALARMS") return showAlarms(call, variables);
  const events =
    of === "REDEMPTIONS"
      ? eventsOf(call, RedemptionEventsDocument, variables)
      : eventsOf(call, PaymentEventsDocument, variables);
  for await (const data of events) {
    const event = "redemptionEvents" in data ? data.redemptionEvents : data.paymentEvents;
    const type = "type" in event ? event.type : "REDEEMED";
    await call.output.event(event, lineOf({ ...event, type }));
  }
}

interface Shown {
  readonly type: string;
  readonly isRetracted: boolean;
  readonly finality: string;
  readonly channelAddress: string;
  readonly amount: string | null;
}

/** Amounts are in the smallest unit: an event does not tell the asset of each channel. */
function lineOf({ type, isRetracted, finality, channelAddress, amount }: Shown): string {
  const moved = amount === null ? "" : ` ${amount}`;
  return `${isRetracted ? "RETRACTED " : ""}${type}${moved}  channel ${channelAddress}  ${finality}`;
}

async function show(call: Call, variables: Parameters<typeof eventsOf<object, object>>[2]): Promise<void> {
  for await (const { paymentChannelEvents: event } of eventsOf(call, ChannelStreamDocument, variables))
    await call.output.event(event, `${event.happenedAt}  ${lineOf(event)}`);
}

async function showAlarms(call: Call, variables: Parameters<typeof eventsOf<object, object>>[2]): Promise<void> {
  for await (const { paymentAlarmEvents: event } of eventsOf(call, PaymentAlarmEventsDocument, variables)) {
    const { duty, channel, code, attempts } = event.alarm;
    const line = `${event.type} ${duty}  channel ${channel}  ${code} after ${attempts} attempts`;
    await call.output.event(event, `${event.happenedAt}  ${line}`);
  }
}

/** Shows something, then the events since, so that nothing between them is missed. */
export async function showChannelEvents(call: Call, filter: object, first: () => Promise<void>): Promise<void> {
  const after = await startOf(call, "payments");
  await first();
  await show(call, { after, filter });
}
