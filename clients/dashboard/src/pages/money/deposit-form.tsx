import { useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyChannelDepositDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Confirmation } from "../../parts/confirmation.tsx";
import { Panel } from "../../parts/section.tsx";
import { AccountName } from "../../parts/values.tsx";
import { AmountField } from "./amount-field.tsx";
import { Money } from "./asset.tsx";
import type { Channel } from "./channel-shown.ts";
import styles from "./money.module.css";

/** Adds to a channel's deposit, from its payer. */
export function DepositForm({ channel: { id, asset, consumer } }: { readonly channel: Channel }) {
  const [amount, setAmount] = useState<string>();
  const { state, isUnderWay, send } = useAct({
    place: `deposit ${id}`,
    topic: "payments",
    document: MoneyChannelDepositDocument,
  });
  return (
    <Panel title="Deposit">
      <div className={styles.form}>
        <AmountField
          label="How much"
          asset={asset}
          onChange={setAmount}
          hint="It counts against the account's budgets."
        />
        <Confirmation
          title="Deposit?"
          trigger="Deposit"
          isPrimary
          isDisabled={amount === undefined || amount === "0" || isUnderWay}
          onConfirm={() => amount && send({ channelId: id, from: consumer.address, amount, asset: asset.address })}
        >
          <p>
            <AccountName {...consumer} /> pays <Money units={amount ?? "0"} asset={asset} /> into channel {id}. Until
            the channel ends, only its payee can take it out.
          </p>
        </Confirmation>
      </div>
      <ActProgress state={state} />
    </Panel>
  );
}
