import { useAct } from "../../graph/act.ts";
import { MoneyRedemptionFinalizeDocument, MoneyRedemptionStartDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { useNow } from "../../parts/clock.ts";
import { Confirmation } from "../../parts/confirmation.tsx";
import { formatCount } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import type { Channel } from "./channel-shown.ts";
import styles from "./money.module.css";

interface ChannelProps {
  readonly channel: Channel;
}

/** Redeems what a channel's payee has accepted: the token id in use is closed, and paid out after a while. */
export function RedemptionActs({ channel }: ChannelProps) {
  const { openValue, asset, redemptionReadyAt } = channel;
  return (
    <Panel title="Redeem" note={openValue !== null && <Money units={openValue} asset={asset} />}>
      {redemptionReadyAt ? <Finalization channel={channel} readyAt={redemptionReadyAt} /> : <Start channel={channel} />}
    </Panel>
  );
}

function Start({ channel: { id, tokenId, tolerancePeriod } }: ChannelProps) {
  const { state, isUnderWay, send } = useAct({
    place: `redemption-start ${id}`,
    topic: "payments",
    document: MoneyRedemptionStartDocument,
  });
  return (
    <>
      <Confirmation
        title="Begin to redeem?"
        trigger="Begin to redeem"
        isPrimary
        isDisabled={isUnderWay}
        onConfirm={() => send({ channelId: id })}
      >
        <p>
          Token id {tokenId} of channel {id} is closed. Its tokens still count for {formatCount(tolerancePeriod)} s;
          then the redemption can be ended, which pays.
        </p>
      </Confirmation>
      <ActProgress state={state} />
    </>
  );
}

function Finalization({ channel: { id }, readyAt }: ChannelProps & { readonly readyAt: string }) {
  const now = useNow();
  const { state, isUnderWay, send } = useAct({
    place: `redemption-finalize ${id}`,
    topic: "payments",
    document: MoneyRedemptionFinalizeDocument,
  });
  const isTooEarly = Date.parse(readyAt) > now;
  return (
    <>
      <p className={styles.dim}>
        A redemption is running; it can be ended <Time at={readyAt} />.
      </p>
      <div className={styles.buttons}>
        <button type="button" data-primary disabled={isUnderWay || isTooEarly} onClick={() => send({ channelId: id })}>
          End the redemption
        </button>
      </div>
      <ActProgress state={state} />
    </>
  );
}
