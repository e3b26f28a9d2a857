import { useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyChannelCloseAgreeDocument, MoneyChannelCloseDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Confirmation } from "../../parts/confirmation.tsx";
import { Panel } from "../../parts/section.tsx";
import { AmountField } from "./amount-field.tsx";
import { Money } from "./asset.tsx";
import type { Channel } from "./channel-shown.ts";
import { type CloseAgreement, readAgreement } from "./close-agreement.ts";
import styles from "./money.module.css";

interface ChannelProps {
  readonly channel: Channel;
}

interface CloseActProps extends ChannelProps {
  readonly isPayer: boolean;
  readonly isPayee: boolean;
}

/** Ends a channel at once, as both parties agree: nobody waits for a notice or a tolerance period. */
export function CloseAct({ channel, isPayer, isPayee }: CloseActProps) {
  return (
    <Panel title="End it as agreed" note="at once">
      {isPayer && isPayee && <CloseHere channel={channel} />}
      {isPayer && !isPayee && <Agree channel={channel} />}
      {!isPayer && isPayee && <CloseWith channel={channel} />}
    </Panel>
  );
}

/** Of both parties the keys are held here, so one act does. */
function CloseHere({ channel }: ChannelProps) {
  const { state, isUnderWay, send } = useAct({
    place: `close ${channel.id}`,
    topic: "payments",
    document: MoneyChannelCloseDocument,
  });
  return (
    <>
      <Share channel={channel} trigger="End it so" isDisabled={isUnderWay} onConfirm={send} />
      <ActProgress state={state} />
    </>
  );
}

/** The payer signs; the payee's organisation ends the channel with the signature. */
function Agree({ channel }: ChannelProps) {
  const [agreement, setAgreement] = useState<CloseAgreement>();
  const { state, isUnderWay, send } = useAct({
    place: `close-agree ${channel.id}`,
    topic: "payments",
    document: MoneyChannelCloseAgreeDocument,
    onShown: (payload) => setAgreement(payload.agreement ?? undefined),
  });
  return (
    <>
      <Share channel={channel} trigger="Sign the agreement" isDisabled={isUnderWay} onConfirm={send} />
      <ActProgress state={state} />
      {agreement && (
        <label className={styles.field}>
          Hand this to the payee's organisation
          <textarea readOnly rows={5} value={JSON.stringify(agreement, undefined, 2)} />
        </label>
      )}
    </>
  );
}

/** The payee ends the channel with what the payer has signed. */
function CloseWith({ channel: { id, asset } }: ChannelProps) {
  const [text, setText] = useState("");
  const agreement = readAgreement(text);
  const { state, isUnderWay, send } = useAct({
    place: `close ${id}`,
    topic: "payments",
    document: MoneyChannelCloseDocument,
  });
  return (
    <div className={styles.form}>
      <label className={styles.field}>
        Agreement that the payer's organisation has signed
        <textarea
          rows={5}
          spellCheck={false}
          value={text}
          aria-invalid={text !== "" && !agreement}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <Confirmation
        title="End the channel?"
        trigger="End it so"
        isDisabled={!agreement || isUnderWay}
        onConfirm={() => agreement && send({ channelId: id, ...agreement })}
      >
        <p>
          Channel {id} ends at once. In all its payee will have redeemed{" "}
          <Money units={agreement?.redeemed ?? "0"} asset={asset} />, and the rest goes back to its payer.
        </p>
      </Confirmation>
      <ActProgress state={state} />
    </div>
  );
}

interface ShareProps extends ChannelProps {
  readonly trigger: string;
  readonly isDisabled: boolean;
  readonly onConfirm: (agreed: { readonly channelId: string; readonly redeemed: string }) => void;
}

/** How much of the deposits is the payee's, and the question whether to end it so. */
function Share({ channel: { id, asset, redeemed }, trigger, isDisabled, onConfirm }: ShareProps) {
  const [agreed, setAgreed] = useState<string>();
  return (
    <div className={styles.form}>
      <AmountField
        label="All that the payee will have redeemed"
        asset={asset}
        onChange={setAgreed}
        hint="With what it has redeemed before; the rest of the deposits goes back."
      />
      <p className={styles.dim}>
        Redeemed so far: <Money units={redeemed} asset={asset} />
      </p>
      <Confirmation
        title="End the channel?"
        trigger={trigger}
        isDisabled={agreed === undefined || isDisabled}
        onConfirm={() => agreed && onConfirm({ channelId: id, redeemed: agreed })}
      >
        <p>
          Channel {id} ends at once. In all its payee will have redeemed <Money units={agreed ?? "0"} asset={asset} />,
          and the rest goes back to its payer. Tokens that were accepted and not redeemed are worth nothing then.
        </p>
      </Confirmation>
    </div>
  );
}
