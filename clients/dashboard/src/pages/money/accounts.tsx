import { useAct } from "../../graph/act.ts";
import { MoneyAccountsDocument, type MoneyAccountsQuery } from "../../graph/generated/money.ts";
import { MoneyAccountCreateDocument } from "../../graph/generated/money-acts.ts";
import { useGraph } from "../../graph/queries.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { ether, keyOfAsset } from "./asset-units.ts";
import styles from "./money.module.css";

type Account = MoneyAccountsQuery["paymentAccounts"][number];

const columns: readonly Column<Account>[] = [
  { name: "Account", cell: (account) => <AccountName {...account} /> },
  {
    name: "Ether of its own",
    isNumber: true,
    cell: ({ etherBalance }) => <Money units={etherBalance} asset={ether} />,
  },
  {
    name: "Accepted, not redeemed",
    isNumber: true,
    cell: ({ openPaymentValues }) => <Open values={openPaymentValues} />,
  },
];

/** Accounts whose keys the payment server keeps for the organisation, and what they have. */
export function Accounts() {
  const accounts = useGraph(MoneyAccountsDocument, {}, { follows: "payments" });
  const { state, isUnderWay, send } = useAct({
    place: "payment-account-create",
    topic: "payments",
    document: MoneyAccountCreateDocument,
  });
  return (
    <>
      <Answered query={accounts} rows={3}>
        {({ paymentAccounts }) =>
          paymentAccounts.length > 0 ? (
            <Table label="Accounts" columns={columns} rows={paymentAccounts} keyOf={({ address }) => address} />
          ) : (
            <Empty title="Your organisation has no account yet.">
              <p>An account pays and is paid; the payment server keeps its keys.</p>
            </Empty>
          )
        }
      </Answered>
      <div className={styles.after}>
        <button type="button" disabled={isUnderWay} onClick={() => send({})}>
          Make an account
        </button>
      </div>
      <ActProgress state={state} />
    </>
  );
}

function Open({ values }: { readonly values: Account["openPaymentValues"] }) {
  if (!values || values.length === 0) return <>–</>;
  return values.map(({ asset, value }) => (
    <div key={keyOfAsset(asset)}>
      <Money units={value} asset={asset} />
    </div>
  ));
}
