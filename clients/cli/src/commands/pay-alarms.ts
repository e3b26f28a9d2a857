import type { Command } from "commander";
import { AlarmListDocument } from "../generated/operations.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { choice, listOptions } from "./options.ts";
import { pagesOf } from "./pages.ts";

const duties = ["START_REDEMPTION", "FINALIZE_REDEMPTION", "FINALIZE_TERMINATION", "FUND"] as const;

/** `ledgerloom pay alarms`: what the payment server cannot do by itself, and what it could not. */
export function addAlarms(pay: Command, output: Output): void {
  const self = listOptions(command(pay, "alarms", "what the payment server cannot do for your accounts, oldest first"))
    .option("--ended", "those that are over, in place of those that last")
    .option("--account <address>", "for this account")
    .option("--channel <address>", "in this channel, by its contract's address")
    .addOption(choice("--duty <duty>", "of this duty", duties));
  does(self, output, listAlarms);
}

async function listAlarms(call: Call): Promise<void> {
  const { ended, account, channel, duty } = call.options;
  const client = await call.client();
  const filter = { account, channel, duty, isEnded: ended === true };
  const pages = pagesOf(
    call,
    async (page) => (await client.request(AlarmListDocument, { ...page, filter })).paymentAlarms,
  );
  await call.output.list(pages, [
    { heading: "DUTY", of: ({ duty: of }) => of },
    { heading: "ACCOUNT", of: ({ account: of }) => of.name ?? of.address },
    { heading: "CHANNEL", of: ({ channel: of }) => of },
    { heading: "SINCE", of: ({ since }) => since },
    { heading: "ATTEMPTS", of: ({ attempts }) => attempts, isNumber: true },
    ended
      ? { heading: "ENDED", of: ({ endedAt }) => endedAt }
      : { heading: "AGAIN", of: ({ nextAttemptAt }) => nextAttemptAt },
    { heading: "CODE", of: ({ code }) => code },
    { heading: "CAUSE", of: ({ message }) => message },
  ]);
}
