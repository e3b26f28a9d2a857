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
import { AssetField, useTypedAsset } from "./asset-field.tsx";
import { type Asset, keyOfAsset } from "./asset-units.ts";
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
  const token = useTypedAsset();
  const { state, isUnderWay, send } = useAct({
    place: "channel-open",
    topic: "payments",
    document: MoneyChannelOpenDocument,
    onShown: ({ channel }) => {
      if (channel) void navigate({ to: "/money/channels/$id", params: { id: channel.id } });
    },
  });
  const { asset } = token;
  const open = ({ price, deposit }: Prices) => {
    if (asset)
      send({
        consumer,
        provider,
        asset: asset.address,
        deposit,
        lanes: [{ lane: 0, pricePerRequest: price }],
      });
  };
  return (
    <Panel title="Its terms" note="they never change, but for prices">
      <div className={styles.form}>
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
        <AssetField label="Token that it is paid with (empty for ether)" token={token} />
        {asset && (
          <PricesForm
            key={keyOfAsset(asset)}
            asset={asset}
            isDisabled={address(provider) === undefined || isUnderWay}
            onSubmit={open}
          />
        )}
      </div>
      <ActProgress state={state} />
    </Panel>
  );
}

interface Prices {
  readonly price: string;
  readonly deposit: string;
}

interface PricesFormProps {
  readonly asset: Asset;
  readonly isDisabled: boolean;
  readonly onSubmit: (prices: Prices) => void;
}

/** Amounts of a new channel, in its asset. */
function PricesForm({ asset, isDisabled, onSubmit }: PricesFormProps) {
  const [price, setPrice] = useState<string>();
  const [deposit, setDeposit] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (price !== undefined && deposit !== undefined) onSubmit({ price, deposit });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <AmountField label="Price of a request" asset={asset} onChange={setPrice} />
      <AmountField label="First deposit" asset={asset} onChange={setDeposit} />
      <div className={styles.buttons}>
        <button type="submit" data-primary disabled={isDisabled || price === undefined || deposit === undefined}>
          Open the channel
        </button>
      </div>
    </form>
  );
}

interface AddressFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function AddressField({ label, value, onChange }: AddressFieldProps) {
  return (
    <label>
      {label}
      <input
        required
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
