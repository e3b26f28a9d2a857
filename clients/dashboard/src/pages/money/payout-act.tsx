import { useAct } from "../../graph/act.ts";
import { MoneyPayoutWithdrawDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Money } from "./asset.tsx";
import type { PartyProps } from "./channel-shown.ts";
import styles from "./money.module.css";

/** Takes out what a channel owes one of its parties. */
export function PayoutAct({ channel, party }: PartyProps) {
  const { address } = channel[party];
  const { state, isUnderWay, send } = useAct({
    place: `payout ${channel.id} ${address}`,
    topic: "payments",
    document: MoneyPayoutWithdrawDocument,
  });
  const due = party === "consumer" ? channel.dueToConsumer : channel.dueToProvider;
  return (
    <>
      <div className={styles.buttons}>
        <button type="button" disabled={isUnderWay} onClick={() => send({ channelId: channel.id, party: address })}>
          Take out <Money units={due} asset={channel.asset} />
        </button>
      </div>
      <ActProgress state={state} />
    </>
  );
}
