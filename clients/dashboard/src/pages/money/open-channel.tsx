import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAct } from "../../graph/act.ts";
import { MoneyHeldDocument } from "../../graph/generated/money.ts";
import { MoneyChannelOpenDocument } from "../../graph/generated/money-acts.ts";
import { useGraph } from "../../graph/queries.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { shorten } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { address } from "../../parts/search.ts";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty, NotAllowed } from "../../parts/states.tsx";
import { AmountField } from "./amount-field.tsx";
import { type HeldAccount, useMayAct } from "./held-accounts.ts";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";

/** A new channel from one of the organisation's accounts to whom it will pay. */
export function OpenChannelPage() {
  return (
    <Page title="Open a channel">
      <MoneyNav />
      <MembersOnly reason="A channel is opened by an organisation, for one of its accounts.">
        <Opening />
      </MembersOnly>
    </Page>
  );
}

function Opening() {
  const mayAct = useMayAct();
  const query = useGraph(MoneyHeldDocument, {}, { follows: "payments" });
  if (!mayAct) return <NotAllowed reason="Your token has no scope payments:write, which a channel takes." />;
  return (
    <Answered query={query}>
      {({ paymentAccounts }) =>
        paymentAccounts.length > 0 ? (
          <OpenForm accounts={paymentAccounts} />
        ) : (
          <Empty title="You have no account to pay from.">
            <Link to="/money">Make one</Link>
          </Empty>
        )
      }
    </Answered>
  );
}

function OpenForm({ accounts }: { readonly accounts: readonly HeldAccount[] }) {
  const navigate = useNavigate();
  const [consumer, setConsumer] = useState(accounts[0]?.address ?? "");
  const [provider, setProvider] = useState("");
  const [token, setToken] = useState("");
  const [price, setPrice] = useState<string>();
  const [deposit, setDeposit] = useState<string>();
  const { state, isUnderWay, send } = useAct({
    place: "channel-open",
    topic: "payments",
    document: MoneyChannelOpenDocument,
    onShown: ({ channel }) => {
      if (channel) void navigate({ to: "/money/channels/$id", params: { id: channel.id } });
    },
  });
  const asset = token === "" ? null : token;
  const isReady =
    address(provider) && (asset === null || address(asset)) && price !== undefined && deposit !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || price === undefined || deposit === undefined) return;
    send({ consumer, provider, asset, deposit, lanes: [{ lane: 0, pricePerRequest: price }] });
  };
  return (
    <Panel title="Its terms" note="they never change, but for prices">
      <form className={styles.form} onSubmit={submit}>
        <label>
          Who pays
          <select value={consumer} onChange={({ target }) => setConsumer(target.value)}>
            {accounts.map((account) => (
              <option key={account.address} value={account.address}>
                {account.name ? `${account.name} · ` : ""}
                {shorten(account.address)}
              </option>
            ))}
          </select>
        </label>
        <AddressField label="Who is paid" value={provider} onChange={setProvider} />
        <AddressField
          label="Token that it is paid with (empty for ether)"
          value={token}
          onChange={setToken}
          isOptional
        />
        <AmountField key={`price ${asset === null}`} label="Price of a request" asset={asset} onChange={setPrice} />
        <AmountField key={`deposit ${asset === null}`} label="First deposit" asset={asset} onChange={setDeposit} />
        <div className={styles.buttons}>
          <button type="submit" data-primary disabled={!isReady || isUnderWay}>
            Open the channel
          </button>
        </div>
      </form>
      <ActProgress state={state} />
    </Panel>
  );
}

interface AddressFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isOptional?: boolean;
}

function AddressField({ label, value, onChange, isOptional = false }: AddressFieldProps) {
  return (
    <label>
      {label}
      <input
        required={!isOptional}
        spellCheck={false}
        autoComplete="off"
        placeholder="0x…"
        value={value}
        aria-invalid={value !== "" && !address(value)}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </label>
  );
}
