import { getRouteApi, Link } from "@tanstack/react-router";
import { MoneyHeldDocument } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { shorten } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty, NotAllowed } from "../../parts/states.tsx";
import { type HeldAccount, useMayAct } from "./held-accounts.ts";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";
import { ChannelsToRedeem } from "./redeem-channels.tsx";
import { VoucherClaim } from "./voucher-claim.tsx";

const route = getRouteApi("/money/redemptions/many");

/** Redemptions of many channels of one account, and of its vouchers, each in one transaction. */
export function RedeemManyPage() {
  return (
    <Page title="Redeem many at once">
      <MoneyNav />
      <MembersOnly reason="What an account has earned is redeemed by the organisation that holds its keys.">
        <Redeeming />
      </MembersOnly>
    </Page>
  );
}

function Redeeming() {
  const mayAct = useMayAct();
  const query = useGraph(MoneyHeldDocument, {}, { follows: "payments" });
  if (!mayAct) return <NotAllowed reason="Your token has no scope payments:write, which redeeming takes." />;
  return (
    <Answered query={query}>
      {({ paymentAccounts }) =>
        paymentAccounts.length > 0 ? (
          <OfAccount accounts={paymentAccounts} />
        ) : (
          <Empty title="You have no account that could be paid.">
            <Link to="/money">Make one</Link>
          </Empty>
        )
      }
    </Answered>
  );
}

function OfAccount({ accounts }: { readonly accounts: readonly HeldAccount[] }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const account = accounts.find(({ address }) => address === search.account) ?? accounts[0];
  if (!account) return null;
  return (
    <>
      <search className="bar">
        <label>
          Account that is paid
          <select
            value={account.address}
            onChange={({ target }) => void navigate({ search: { account: target.value } })}
          >
            {accounts.map(({ address, name }) => (
              <option key={address} value={address}>
                {name ? `${name} · ` : ""}
                {shorten(address)}
              </option>
            ))}
          </select>
        </label>
      </search>
      <div key={account.address} className={styles.stack}>
        <ChannelsToRedeem provider={account.address} />
        <VoucherClaim provider={account.address} />
      </div>
    </>
  );
}
