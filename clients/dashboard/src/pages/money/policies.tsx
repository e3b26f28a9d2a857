import { useState } from "react";
import { MoneyPoliciesDocument, type MoneyPoliciesQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { AccountName } from "../../parts/values.tsx";
import { AssetName, Money } from "./asset.tsx";
import { keyOfAsset } from "./asset-units.ts";
import { BudgetBar } from "./budget-bar.tsx";
import { useHeldAccounts } from "./held-accounts.ts";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";
import { PolicyForm } from "./policy-form.tsx";

type Account = MoneyPoliciesQuery["paymentAccounts"][number];
type Policy = NonNullable<Account["paymentPolicies"]>[number];

/** Budgets of spent amounts change with time too, so they are asked for now and then, in ms. */
const intervalMs = 30_000;

/** Policies: budgets of each account, and duties that the payment server does by itself. */
export function PoliciesPage() {
  useMoneyEvents();
  return (
    <Page title="Policies">
      <MoneyNav />
      <MembersOnly reason="Policies are shown to the organisation whose accounts they are of.">
        <Policies />
      </MembersOnly>
    </Page>
  );
}

function Policies() {
  const query = useGraph(MoneyPoliciesDocument, {}, { follows: "payments", intervalMs });
  return (
    <Answered query={query}>
      {({ paymentAccounts }) =>
        paymentAccounts.length > 0 ? (
          <div className={styles.stack}>
            {paymentAccounts.map((account) => (
              <AccountPolicies key={account.address} account={account} />
            ))}
          </div>
        ) : (
          <Empty title="Your organisation has no account yet." />
        )
      }
    </Answered>
  );
}

function AccountPolicies({ account }: { readonly account: Account }) {
  const { mayAct } = useHeldAccounts();
  const [isEditing, setIsEditing] = useState(false);
  const policies = account.paymentPolicies ?? [];
  return (
    <Panel title="Account" note={<AccountName {...account} />}>
      {policies.length === 0 && (
        <p className={styles.dim}>It has no policy: nothing is funded by itself, and no budget holds.</p>
      )}
      {policies.map((policy) => (
        <PolicyFacts key={keyOfAsset(policy.asset)} policy={policy} />
      ))}
      {mayAct && (
        <div className={styles.buttons}>
          <button type="button" aria-expanded={isEditing} onClick={() => setIsEditing(!isEditing)}>
            {isEditing ? "Leave it as it is" : "Set a policy"}
          </button>
        </div>
      )}
      {isEditing && <PolicyForm account={account.address} policies={policies} />}
    </Panel>
  );
}

function PolicyFacts({ policy }: { readonly policy: Policy }) {
  const { asset } = policy;
  const money = (units: string | null, otherwise: string) =>
    units === null ? otherwise : <Money units={units} asset={asset} />;
  const seconds = (value: number | null, otherwise: string) => (value === null ? otherwise : `${formatCount(value)} s`);
  return (
    <div className={styles.policy}>
      <h3>
        In <AssetName asset={asset} />
      </h3>
      <div className={styles.bars}>
        <BudgetBar
          label="Spent in the last hour"
          spent={policy.spentInHour}
          budget={policy.hourlyBudget}
          asset={asset}
        />
        <BudgetBar label="Spent in the last day" spent={policy.spentInDay} budget={policy.dailyBudget} asset={asset} />
      </div>
      <Facts
        facts={[
          ["For one payee a day", money(policy.dailyBudgetPerPeer, "no budget of its own")],
          ["Adds to channels with less than", money(policy.fundBelow, "never")],
          ["How much at a time", money(policy.fundWith, "–")],
          ["Redeems after", seconds(policy.redeemAfterSeconds, "never by age")],
          ["Redeems at a value of", money(policy.redeemAtValue, "half the risk cap")],
          ["Risk cap", money(policy.riskCap, "none")],
          ["Least tolerance period", seconds(policy.leastTolerancePeriod, "any")],
          ["Least termination period", seconds(policy.leastTerminationPeriod, "any")],
          ["Longest termination period", seconds(policy.maxTerminationPeriod, "any")],
        ]}
      />
    </div>
  );
}
