import { useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyVouchersClaimDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { formatCount } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import styles from "./money.module.css";

/** Claims what channels of x402 owe an account. */
export function VoucherClaim({ provider }: { readonly provider: string }) {
  const [claimed, setClaimed] = useState<{ readonly channels: number; readonly remaining: number }>();
  const { state, isUnderWay, send } = useAct({
    place: `vouchers-claim ${provider}`,
    topic: "payments",
    document: MoneyVouchersClaimDocument,
    onShown: ({ channels, remaining }) => setClaimed({ channels: channels ?? 0, remaining: remaining ?? 0 }),
  });
  return (
    <Panel title="Vouchers of x402" note="up to 100 channels in one transaction, paid out at once">
      <div className={styles.buttons}>
        <button type="button" data-primary disabled={isUnderWay} onClick={() => send({ provider })}>
          Claim what they owe
        </button>
      </div>
      <ActProgress state={state} />
      {claimed && (
        <p role="status">
          {claimed.channels === 0
            ? "No channel owed anything."
            : `Claimed from ${formatCount(claimed.channels)} channels.`}
          {claimed.remaining > 0 && ` ${formatCount(claimed.remaining)} are left: claim once more.`}
        </p>
      )}
    </Panel>
  );
}
