import { reading } from "@ledgerloom/sdk";
import { OneChannelDocument } from "../generated/operations.ts";
import { notFound } from "../output/cli-error.ts";
import type { Call } from "./call.ts";
import { channelFacts } from "./pay-facts.ts";

/** A channel as it is, at a position at least. @throws CliError when there is none */
export async function readChannel(call: Call, id: string, position?: string) {
  const client = await call.client();
  const shown = position === undefined ? client : reading(client, { after: [position] });
  const { paymentChannel: channel } = await shown.request(OneChannelDocument, { id });
  if (!channel) throw notFound(`payment channel ${id}`, "look at `ledgerloom pay channels`");
  return { channel, facts: channelFacts(channel) };
}
