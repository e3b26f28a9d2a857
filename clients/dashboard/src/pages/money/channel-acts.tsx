import { Panel } from "../../parts/section.tsx";
import type { Channel, PartyProps } from "./channel-shown.ts";
import { CloseAct } from "./close-act.tsx";
import { DepositForm } from "./deposit-form.tsx";
import { useHeldAccounts } from "./held-accounts.ts";
import { KeyRotation } from "./key-rotation.tsx";
import { LaneForm } from "./lane-form.tsx";
import styles from "./money.module.css";
import { PayoutAct } from "./payout-act.tsx";
import { RedemptionActs } from "./redemption-acts.tsx";
import { TerminationAct } from "./termination-act.tsx";

/** Acts of the viewer's organisation on a channel, as the party that it is. */
export function ChannelActs({ channel }: { readonly channel: Channel }) {
  const { accounts, mayAct } = useHeldAccounts();
  const holds = (address: string) => accounts.some((account) => account.address === address);
  const isPayer = holds(channel.consumer.address);
  const isPayee = holds(channel.provider.address);
  if (!mayAct || !(isPayer || isPayee)) {
    return (
      <Panel title="What you can do">
        <p className={styles.dim}>
          Nothing: that takes a token with the scope payments:write, of the organisation that holds a party's keys.
        </p>
      </Panel>
    );
  }
  return (
    <div className="grid">
      {isPayer && channel.status === "OPEN" && <DepositForm channel={channel} />}
      {isPayee && channel.status !== "TERMINATED" && <RedemptionActs channel={channel} />}
      {isPayer && channel.status === "OPEN" && <LaneForm channel={channel} />}
      {isPayer && channel.status === "OPEN" && <KeyRotation channel={channel} />}
      {isPayer && <PartyActs channel={channel} party="consumer" />}
      {isPayee && <PartyActs channel={channel} party="provider" />}
      {channel.status !== "TERMINATED" && <CloseAct channel={channel} isPayer={isPayer} isPayee={isPayee} />}
    </div>
  );
}

function PartyActs({ channel, party }: PartyProps) {
  const due = party === "consumer" ? channel.dueToConsumer : channel.dueToProvider;
  if (channel.status === "TERMINATED" && due === "0") return null;
  return (
    <Panel title={party === "consumer" ? "As its payer" : "As its payee"}>
      <div className={styles.acts}>
        {due !== "0" && <PayoutAct channel={channel} party={party} />}
        {channel.status !== "TERMINATED" && <TerminationAct channel={channel} party={party} />}
      </div>
    </Panel>
  );
}
