import { useAct } from "../../graph/act.ts";
import { MoneyVoucherKeyRotateDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Confirmation } from "../../parts/confirmation.tsx";
import { Panel } from "../../parts/section.tsx";
import { Code } from "../../parts/values.tsx";
import type { Channel } from "./channel-shown.ts";

/** Replaces the key that signs a channel's tokens. */
export function KeyRotation({ channel: { id, voucherKey } }: { readonly channel: Channel }) {
  const { state, isUnderWay, send } = useAct({
    place: `voucher-key ${id}`,
    topic: "payments",
    document: MoneyVoucherKeyRotateDocument,
  });
  return (
    <Panel title="Voucher key" note={<Code text={voucherKey} label="voucher key" />}>
      <Confirmation
        title="Replace the voucher key?"
        trigger="Replace the key"
        isDisabled={isUnderWay}
        onConfirm={() => send({ channelId: id })}
      >
        <p>
          The payment server makes a new key, which signs the tokens of channel {id} from then on. What the present one
          has signed still counts.
        </p>
      </Confirmation>
      <ActProgress state={state} />
    </Panel>
  );
}
