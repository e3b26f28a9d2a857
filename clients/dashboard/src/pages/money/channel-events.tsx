import { useState } from "react";
import { withNewest } from "../../graph/batches.ts";
import { ChannelFeedDocument, type ChannelFeedSubscription } from "../../graph/generated/money.ts";
import { useEvents } from "../../graph/live.ts";
import { words } from "../../parts/format.ts";
import { EvmTransactionLink } from "../../parts/ledger-links.tsx";
import { Panel } from "../../parts/section.tsx";
import { Status } from "../../parts/status.tsx";
import { Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import type { Channel } from "./channel-shown.ts";
import styles from "./events.module.css";

type Event = ChannelFeedSubscription["paymentChannelEvents"];

/** Events of a channel since its page was opened; what the chain takes back is struck through. */
export function ChannelEvents({ channel: { address, asset } }: { readonly channel: Channel }) {
  const [events, setEvents] = useState<readonly Event[]>([]);
  useEvents(
    { topic: "payments", document: ChannelFeedDocument, variables: { filter: { channel: address } } },
    (batch) =>
      setEvents((earlier) =>
        withNewest(
          earlier,
          batch.map(({ paymentChannelEvents: event }) => event),
        ),
      ),
  );
  return (
    <Panel title="Happening now">
      <ol className={styles.events} aria-live="polite">
        {events.map((event) => (
          <li key={event.cursor} className={event.isRetracted ? styles.retracted : undefined}>
            <Time at={event.happenedAt} /> {words(event.type)}{" "}
            {event.amount !== null && <Money units={event.amount} asset={asset} />}{" "}
            <EvmTransactionLink hash={event.transaction.hash} />{" "}
            {event.isRetracted ? "taken back by the chain" : <Status status={event.finality} />}
          </li>
        ))}
      </ol>
      {events.length === 0 && <p className={styles.none}>Nothing since this page was opened.</p>}
    </Panel>
  );
}
