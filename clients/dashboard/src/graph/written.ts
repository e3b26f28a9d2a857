import { type Client, reading } from "@ledgerloom/sdk";
import type { Topic } from "./refreshing.ts";

/** Position of the last act of this tab, by what it was about. */
const written = new Map<Topic, string>();

export const noteWritten = (topic: Topic, position: string): void => void written.set(topic, position);

/** A client that shows what this tab has written, whichever instance answers. */
export function boundTo(client: Client, topic: Topic | undefined): Pick<Client, "request"> {
  const position = topic && written.get(topic);
  return position ? reading(client, { after: [position] }) : client;
}
