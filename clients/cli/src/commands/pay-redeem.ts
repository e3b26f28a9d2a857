import {
  accepted,
  FinalizeRedemptionDocument,
  FinalizeRedemptionsDocument,
  StartRedemptionDocument,
  StartRedemptionsDocument,
} from "@ledgerloom/sdk";
import type { Command } from "commander";
import { ChannelStreamDocument } from "../generated/operations.ts";
import { CliError } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { eventsOf, startOf } from "./events.ts";
import { readChannel } from "./pay-channel.ts";
import { keyOf, keyOption, transactionFacts } from "./transaction-facts.ts";

/** `ledgerloom pay redeem`: turns accepted tokens into money, of one channel or of many in one transaction. */
export function addRedeem(pay: Command, output: Output): void {
  const self = keyOption(command(pay, "redeem <channels...>", "begin to redeem what channels have brought"))
    .option(
      "--finalize",
      "end redemptions that were begun; the payment server does by itself, unless its keeper is off",
    )
    .option("--provider <address>", "account that is paid, for several channels")
    .option("--wait", "wait until the redemption of the one channel is final");
  does(self, output, redeem);
}

async function redeem(call: Call): Promise<void> {
  const [ids] = call.arguments as unknown as [readonly string[]];
  const [only = "", another] = ids;
  if (another === undefined) return redeemOne(call, only);
  const { provider, finalize, wait } = call.options;
  if (!provider || wait)
    throw new CliError("BAD_INPUT", wait ? "--wait is for one channel" : "whose channels they are is not said", {
      mend: wait ? "leave --wait, and follow `ledgerloom pay watch`" : "name the account that is paid by --provider",
    });
  const input = { ...keyOf(call), provider, channelIds: [...ids] };
  const client = await call.client();
  const { channels, transaction, userErrors } = finalize
    ? (await client.request(FinalizeRedemptionsDocument, { input })).redemptionBatchFinalize
    : (await client.request(StartRedemptionsDocument, { input })).redemptionBatchStart;
  // Some may have taken effect; refused is the call when none has.
  if (!channels?.length) accepted({ userErrors });
  for (const { code, message } of userErrors) call.output.note(`${code}: ${message}`);
  await call.output.record({ channels, transaction, userErrors }, [
    ["channels", channels?.map(({ id }) => id).join(", ")],
    ...transactionFacts(transaction),
  ]);
}

async function redeemOne(call: Call, channelId: string): Promise<void> {
  const input = { ...keyOf(call), channelId };
  const client = await call.client();
  const after = await startOf(call, "payments");
  const { transaction, channel } = call.options.finalize
    ? accepted((await client.request(FinalizeRedemptionDocument, { input })).redemptionFinalize)
    : accepted((await client.request(StartRedemptionDocument, { input })).redemptionStart);
  if (call.options.wait && channel) await finalized(call, channel.address, after);
  const shown = await readChannel(call, channelId, transaction?.position);
  await call.output.record({ channel: shown.channel, transaction }, [...shown.facts, ...transactionFacts(transaction)]);
}

/** Waits until the running redemption of a channel has ended. */
async function finalized(call: Call, channel: string, after: string): Promise<void> {
  call.output.progress("waiting until the redemption can end and has ended …");
  const filter = { channel, types: ["REDEMPTION_FINALIZED" as const] };
  for await (const { paymentChannelEvents } of eventsOf(call, ChannelStreamDocument, { after, filter }))
    if (!paymentChannelEvents.isRetracted) return;
}
