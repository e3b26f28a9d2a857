import { getRouteApi } from "@tanstack/react-router";
import { type CostFragment, MoneyFlowCostDocument, type MoneyFlowCostQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { AccountName } from "../../parts/values.tsx";
import { AssetName, Money } from "./asset.tsx";
import { type Asset, keyOfAsset } from "./asset-units.ts";
import styles from "./flow.module.css";
import stack from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";
import { periodOf } from "./money-search.ts";
import { PeriodBar } from "./period-bar.tsx";

const route = getRouteApi("/money/flows/$consumer/$provider");

type Flow = MoneyFlowCostQuery["paymentFlows"]["nodes"][number];
type Cost = CostFragment & { readonly causes?: readonly Cost[] };

/** Payments of one account to another, and who caused them. */
export function FlowPage() {
  const { consumer, provider } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useMoneyEvents();
  const variables = { period: periodOf(search), filter: { consumer, provider } };
  const query = useGraph(MoneyFlowCostDocument, variables, { follows: "payments" });
  return (
    <Page title="What one pays another">
      <MoneyNav />
      <PeriodBar search={search} onChange={(days) => void navigate({ search: (now) => ({ ...now, ...days }) })} />
      <Answered query={query}>
        {({ paymentFlows: { nodes } }) =>
          nodes.length > 0 ? (
            <div className={stack.stack}>
              {nodes.map((flow) => (
                <OneFlow key={keyOfAsset(flow.asset)} flow={flow} />
              ))}
            </div>
          ) : (
            <Empty title="The one has paid the other nothing in this time." />
          )
        }
      </Answered>
    </Page>
  );
}

function OneFlow({ flow }: { readonly flow: Flow }) {
  const { consumer, provider, asset, channels, deposited, redeemed, requests, openValue, cost } = flow;
  return (
    <Panel title="In one asset" note={<AssetName asset={asset} />}>
      <Facts
        facts={[
          ["Payer", <AccountName key="payer" {...consumer} />],
          ["Payee", <AccountName key="payee" {...provider} />],
          ["Redeemed", <Money key="redeemed" units={redeemed} asset={asset} />],
          ["Requests", formatCount(requests)],
          [
            "Not redeemed yet",
            openValue === null ? (
              "only the payee's organisation sees it"
            ) : (
              <Money key="open" units={openValue} asset={asset} />
            ),
          ],
          ["Deposited", <Money key="deposited" units={deposited} asset={asset} />],
          ["Channels", formatCount(channels)],
        ]}
      />
      <h3 className={styles.heading}>Who caused it</h3>
      <ul className={styles.tree}>
        <CostNode cost={cost} asset={asset} />
      </ul>
    </Panel>
  );
}

interface CostNodeProps {
  readonly cost: Cost;
  readonly asset: Asset;
}

function CostNode({ cost: { account, amount, provenAmount, requests, causes = [] }, asset }: CostNodeProps) {
  return (
    <li>
      {account ? <AccountName {...account} /> : <em>callers beyond what is counted apart</em>}{" "}
      <Money units={amount} asset={asset} /> for {formatCount(requests)} requests
      {provenAmount !== "0" && (
        <span className={styles.proven}>
          {" "}
          · of it <Money units={provenAmount} asset={asset} /> told by the ledger itself
        </span>
      )}
      {causes.length > 0 && (
        <ul className={styles.tree}>
          {causes.map((cause) => (
            <CostNode key={cause.account?.address ?? "others"} cost={cause} asset={asset} />
          ))}
        </ul>
      )}
    </li>
  );
}
