import { type FormEvent, useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyPolicySetDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { AmountField } from "./amount-field.tsx";
import { AssetField, etherAddress, useTypedAsset } from "./asset-field.tsx";
import { type Asset, keyOfAsset } from "./asset-units.ts";
import styles from "./money.module.css";

interface PolicyFormProps {
  readonly account: string;
  readonly policies: readonly { readonly asset: Asset }[];
}

const amounts = [
  ["hourlyBudget", "Budget of an hour", "Empty: none."],
  ["dailyBudget", "Budget of a day", "Empty: none."],
  ["dailyBudgetPerPeer", "Budget of a day for one payee", "Empty: none of its own."],
  ["fundBelow", "Add to channels with less than", "Empty: never by itself."],
  ["fundWith", "How much at a time", "Only with the one above."],
  ["redeemAtValue", "Redeem at a value of", "Empty: half the risk cap."],
  ["riskCap", "Risk cap", "Empty: none. Tokens beyond it are refused until what is owed is redeemed."],
] as const;

type Amounts = { readonly [K in (typeof amounts)[number][0]]?: string | undefined };

interface Limits extends Amounts {
  readonly redeemAfterSeconds: number | null;
}

/** A whole policy: what is left empty is as if there had never been one. */
export function PolicyForm({ account, policies }: PolicyFormProps) {
  const token = useTypedAsset(policies[0]?.asset.address ?? "");
  const { state, isUnderWay, send } = useAct({
    place: `policy ${account}`,
    topic: "payments",
    document: MoneyPolicySetDocument,
  });
  const { asset } = token;
  return (
    <div className={styles.form}>
      <p className={styles.hint}>
        It takes the place of the whole policy for that asset: what is left empty is no more.
      </p>
      <AssetField label="Token (empty for ether)" token={token} />
      {asset && (
        <LimitsForm
          key={keyOfAsset(asset)}
          asset={asset}
          isDisabled={isUnderWay}
          onSubmit={(limits) => send({ account, asset: asset.address ?? etherAddress, ...limits })}
        />
      )}
      <ActProgress state={state} />
    </div>
  );
}

interface LimitsFormProps {
  readonly asset: Asset;
  readonly isDisabled: boolean;
  readonly onSubmit: (limits: Limits) => void;
}

/** Limits of a policy, in its asset. */
function LimitsForm({ asset, isDisabled, onSubmit }: LimitsFormProps) {
  const [given, setGiven] = useState<Amounts>({});
  const [redeemAfter, setRedeemAfter] = useState("3600");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = Object.fromEntries(Object.entries(given).filter(([, units]) => units !== undefined));
    onSubmit({ ...whole, redeemAfterSeconds: redeemAfter === "" ? null : Number(redeemAfter) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {amounts.map(([name, label, hint]) => (
        <AmountField
          key={name}
          label={label}
          asset={asset}
          hint={hint}
          isOptional
          onChange={(units) => setGiven((earlier) => ({ ...earlier, [name]: units }))}
        />
      ))}
      <label>
        Redeem after this many seconds (empty: never by age)
        <input
          type="number"
          min={1}
          max={2_147_483_647}
          value={redeemAfter}
          onChange={({ target }) => setRedeemAfter(target.value)}
        />
      </label>
      <div className={styles.buttons}>
        <button type="submit" data-primary disabled={isDisabled}>
          Set this policy
        </button>
      </div>
    </form>
  );
}
