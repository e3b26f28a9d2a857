import { getRouteApi, Link } from "@tanstack/react-router";
import { MoneyChannelDocument } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { AssetName, Money } from "./asset.tsx";
import { ChannelActs } from "./channel-acts.tsx";
import { ChannelEvents } from "./channel-events.tsx";
import type { Channel } from "./channel-shown.ts";
import { Lanes, Redemptions } from "./channel-tables.tsx";
import styles from "./money.module.css";
import { MoneyNav } from "./money-nav.tsx";

const route = getRouteApi("/money/channels/$id");

/** One channel: its money, lanes, redemptions, what happens to it now, and what its parties can do. */
export function ChannelPage() {
  const { id } = route.useParams();
  const query = useGraph(MoneyChannelDocument, { id }, { follows: "payments" });
  return (
    <Page title={`Channel ${id}`}>
      <MoneyNav />
      <Answered query={query}>
        {({ paymentChannel }) =>
          paymentChannel ? (
            <ChannelPanels channel={paymentChannel} />
          ) : (
            <Empty title="There is no such channel.">
              <Link to="/money/channels">See those that there are</Link>
            </Empty>
          )
        }
      </Answered>
    </Page>
  );
}

function ChannelPanels({ channel }: { readonly channel: Channel }) {
  return (
    <div className={styles.stack}>
      <Panel title="Money" note={<Status status={channel.status} />}>
        <Facts facts={moneyOf(channel)} />
      </Panel>
      <Panel title="Terms" note={<Status status={channel.finality} />}>
        <Facts facts={termsOf(channel)} />
      </Panel>
      <ChannelActs channel={channel} />
      <Panel title="Lanes" note={`${formatCount(channel.lanes.totalCount)} in all`}>
        <Lanes channel={channel} />
      </Panel>
      <Panel title="Redemptions" note={`${formatCount(channel.redemptions.totalCount)} in all, the newest shown`}>
        <Redemptions channel={channel} />
      </Panel>
      <ChannelEvents channel={channel} />
      <p>
        <Link to="/money/statement" search={{ channel: channel.address }}>
          Lines of the statement that are about it
        </Link>
      </p>
    </div>
  );
}

function moneyOf(channel: Channel) {
  const { asset, openValue, acceptedRequests } = channel;
  const money = (name: string, units: string) => [name, <Money key={name} units={units} asset={asset} />] as const;
  return [
    ["Payer", <AccountName key="payer" {...channel.consumer} />],
    ["Payee", <AccountName key="payee" {...channel.provider} />],
    money("Held", channel.held),
    money("Deposited", channel.deposited),
    money("Redeemed", channel.redeemed),
    openValue === null
      ? (["Accepted, not redeemed", "only the payee's organisation sees it"] as const)
      : money("Accepted, not redeemed", openValue),
    ["Requests under the token id", acceptedRequests === null ? "–" : formatCount(acceptedRequests)],
    money("Due to the payer", channel.dueToConsumer),
    money("Due to the payee", channel.dueToProvider),
  ] as const;
}

function termsOf(channel: Channel) {
  const { redemptionReadyAt, terminationReadyAt } = channel;
  return [
    ["Asset", <AssetName key="asset" asset={channel.asset} />],
    ["Contract", <Code key="contract" text={channel.address} label="contract" />],
    ["Voucher key", <Code key="voucher" text={channel.voucherKey} label="voucher key" />],
    ["Token id in use", channel.tokenId],
    ["Tolerance period", `${formatCount(channel.tolerancePeriod)} s`],
    ["Termination period", `${formatCount(channel.terminationPeriod)} s`],
    ["Opened", <Time key="opened" at={channel.openedAt} />],
    [
      "Redemption can be ended",
      redemptionReadyAt ? <Time key="redemption" at={redemptionReadyAt} /> : "none is running",
    ],
    ["Notice runs out", terminationReadyAt ? <Time key="notice" at={terminationReadyAt} /> : "none was given"],
  ] as const;
}
