import { useAct } from "../../graph/act.ts";
import { MoneyChannelTerminateDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { useNow } from "../../parts/clock.ts";
import { Confirmation } from "../../parts/confirmation.tsx";
import { formatCount } from "../../parts/format.ts";
import type { PartyProps } from "./channel-shown.ts";
import styles from "./money.module.css";

/** Ends a channel: its payee at once, its payer by notice, and again when the notice has run out. */
export function TerminationAct({ channel, party }: PartyProps) {
  const now = useNow();
  const { state, isUnderWay, send } = useAct({
    place: `terminate ${channel.id} ${party}`,
    topic: "payments",
    document: MoneyChannelTerminateDocument,
  });
  const { title, effect, isTooEarly } = wordsOf({ channel, party }, now);
  return (
    <>
      <div className={styles.buttons}>
        <Confirmation
          title={`${title}?`}
          trigger={title}
          isDisabled={isUnderWay || isTooEarly}
          onConfirm={() => send({ channelId: channel.id, party: channel[party].address })}
        >
          <p>{effect}</p>
        </Confirmation>
      </div>
      <ActProgress state={state} />
    </>
  );
}

function wordsOf({ channel: { id, terminationReadyAt, terminationPeriod }, party }: PartyProps, now: number) {
  if (party === "provider") {
    const effect = `Channel ${id} ends at once. What was accepted and not redeemed is lost to its payee: redeem it first.`;
    return { title: "End the channel", effect, isTooEarly: false };
  }
  if (!terminationReadyAt) {
    const effect = `The payee has ${formatCount(terminationPeriod)} s to redeem. After that the channel can be ended.`;
    return { title: "Give notice", effect, isTooEarly: false };
  }
  const effect = `The notice has run out: channel ${id} ends, and what is left in it is its payer's to take out.`;
  return { title: "End the channel", effect, isTooEarly: Date.parse(terminationReadyAt) > now };
}
