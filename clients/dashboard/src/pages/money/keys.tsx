import { useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyKeysDocument, type MoneyKeysQuery } from "../../graph/generated/money.ts";
import { MoneyServiceKeyCreateDocument, MoneyServiceKeyRevokeDocument } from "../../graph/generated/money-acts.ts";
import { useGraph } from "../../graph/queries.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Confirmation } from "../../parts/confirmation.tsx";
import { shorten } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { useHeldAccounts } from "./held-accounts.ts";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";

type Key = MoneyKeysQuery["paymentServiceKeys"][number];

const columns: readonly Column<Key>[] = [
  { name: "Key", cell: ({ id }) => <Code text={id} label="key" /> },
  { name: "Account", cell: ({ account }) => <AccountName {...account} /> },
  { name: "Made", cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    name: "Counts",
    cell: (key) => (key.revokedAt ? <Revoked at={key.revokedAt} /> : <Badge tone="good">counts</Badge>),
  },
  { name: "Act", cell: (key) => (key.revokedAt ? null : <Revocation id={key.id} />) },
];

function Revoked({ at }: { readonly at: string }) {
  return (
    <Badge tone="neutral">
      revoked <Time at={at} />
    </Badge>
  );
}

/** Keys by which the organisation's services come to the payment server. */
export function KeysPage() {
  return (
    <Page title="Keys of services">
      <MoneyNav />
      <MembersOnly reason="Keys are shown to the organisation whose services come with them.">
        <Keys />
      </MembersOnly>
    </Page>
  );
}

function Keys() {
  const query = useGraph(MoneyKeysDocument, {}, { follows: "payments" });
  return (
    <div className={styles.stack}>
      <NewKey />
      <Answered query={query}>
        {({ paymentServiceKeys: keys }) =>
          keys.length > 0 ? (
            <Table label="Keys of services" columns={columns} rows={keys} keyOf={({ id }) => id} />
          ) : (
            <Empty title="There is no key yet.">
              <p>A service that pays, or is paid, comes to the payment server with one.</p>
            </Empty>
          )
        }
      </Answered>
    </div>
  );
}

function NewKey() {
  const { accounts, mayAct } = useHeldAccounts();
  const [chosen, setChosen] = useState<string>();
  const [secret, setSecret] = useState<string>();
  const { state, isUnderWay, send } = useAct({
    place: "service-key-create",
    topic: "payments",
    document: MoneyServiceKeyCreateDocument,
    onShown: (payload) => setSecret(payload.secret ?? undefined),
  });
  if (!mayAct || accounts.length === 0) return null;
  const account = chosen ?? accounts[0]?.address ?? "";
  return (
    <Panel title="A new key">
      <div className="bar">
        <label>
          For the account
          <select value={account} onChange={({ target }) => setChosen(target.value)}>
            {accounts.map(({ address, name }) => (
              <option key={address} value={address}>
                {name ? `${name} · ` : ""}
                {shorten(address)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={isUnderWay} onClick={() => send({ account })}>
          Make a key
        </button>
      </div>
      <ActProgress state={state} />
      {secret && (
        <div className={styles.secret} role="status">
          Its secret, which is shown here and nowhere else: <code>{secret}</code>{" "}
          <button type="button" onClick={() => setSecret(undefined)}>
            I have it
          </button>
        </div>
      )}
    </Panel>
  );
}

function Revocation({ id }: { readonly id: string }) {
  const { mayAct } = useHeldAccounts();
  const { state, isUnderWay, send } = useAct({
    place: `service-key-revoke ${id}`,
    topic: "payments",
    document: MoneyServiceKeyRevokeDocument,
  });
  if (!mayAct) return null;
  return (
    <>
      <Confirmation title="Revoke the key?" trigger="Revoke" isDisabled={isUnderWay} onConfirm={() => send({ id })}>
        <p>Services that come with key {shorten(id)} are let in no more. That cannot be taken back.</p>
      </Confirmation>
      <ActProgress state={state} />
    </>
  );
}
