import { type FormEvent, useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyPolicySetDocument } from "../../graph/generated/money-acts.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { AmountField } from "./amount-field.tsx";
import { assetOf } from "./asset.tsx";
import styles from "./money.module.css";

interface PolicyFormProps {
  readonly account: string;
  readonly policies: readonly { readonly asset: string }[];
}

const ether = `0x${"0".repeat(40)}`;

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

/** A whole policy: what is left empty is as if there had never been one. */
export function PolicyForm({ account, policies }: PolicyFormProps) {
  const [asset, setAsset] = useState(policies[0]?.asset ?? ether);
  const [given, setGiven] = useState<Amounts>({});
  const [redeemAfter, setRedeemAfter] = useState("3600");
  const { state, isUnderWay, send } = useAct({
    place: `policy ${account}`,
    topic: "payments",
    document: MoneyPolicySetDocument,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = Object.fromEntries(Object.entries(given).filter(([, units]) => units !== undefined));
    send({ account, asset, ...whole, redeemAfterSeconds: redeemAfter === "" ? null : Number(redeemAfter) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.hint}>
        It takes the place of the whole policy for that asset: what is left empty is no more.
      </p>
      <label>
        Token (the zero address is ether)
        <input
          required
          pattern="0x[0-9a-fA-F]{40}"
          spellCheck={false}
          value={asset}
          onChange={({ target }) => setAsset(target.value.trim())}
        />
      </label>
      {amounts.map(([name, label, hint]) => (
        <AmountField
          key={`${name} ${assetOf(asset) === null}`}
          label={label}
          asset={assetOf(asset)}
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
        <button type="submit" data-primary disabled={isUnderWay}>
          Set this policy
        </button>
      </div>
      <ActProgress state={state} />
    </form>
  );
}
