import { useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyLaneOpenDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Panel } from "../../parts/section.tsx";
import type { Channel } from "./channel-shown.ts";
import styles from "./money.module.css";

/** A lane of its own for calls on somebody's behalf, at the price of the channel's first lane. */
export function LaneForm({ channel: { id, lanes } }: { readonly channel: Channel }) {
  const [label, setLabel] = useState("");
  const { state, isUnderWay, send } = useAct({
    place: `lane ${id}`,
    topic: "payments",
    document: MoneyLaneOpenDocument,
    onShown: () => setLabel(""),
  });
  const next = Math.max(-1, ...lanes.nodes.map(({ lane }) => lane)) + 1;
  const isTooLong = new TextEncoder().encode(label).length > 32;
  return (
    <Panel title="Open a lane" note="requests that are counted apart">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send({ channelId: id, lane: next, pricedAs: lanes.nodes[0]?.lane ?? 0, label });
        }}
      >
        <label>
          Stands for (at most 32 bytes)
          <input required value={label} aria-invalid={isTooLong} onChange={({ target }) => setLabel(target.value)} />
        </label>
        <div className={styles.buttons}>
          <button type="submit" disabled={isUnderWay || label === "" || isTooLong}>
            Open lane {next}
          </button>
        </div>
      </form>
      <ActProgress state={state} />
    </Panel>
  );
}
