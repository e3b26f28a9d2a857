import { getRouteApi, Link } from "@tanstack/react-router";
import { LedgerAccountDocument, type LedgerAccountQuery } from "../../graph/generated/ledger.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Amount, Copyable, OrganizationName, Time } from "../../parts/values.tsx";
import { channelParties } from "../money/channel-columns.tsx";
import styles from "./ledger.module.css";
import { OnTheChain } from "./on-the-chain.tsx";
import { whatItMayBe } from "./what-it-may-be.ts";

type Account = LedgerAccountQuery["account"];
type Channel = Account["paymentChannels"]["nodes"][number];

const route = getRouteApi("/address/$address");

/** All that has one address: its account in the marketplace, its channels, what lies there on the chain. */
export function AddressPage() {
  const { address } = whatItMayBe(route.useParams().address);
  if (!address) return <Empty title="This is no address: one has 0x and 40 hexadecimal digits." />;
  return (
    <Page title="Address" above={<Link to="/ledger">Ledgers</Link>} actions={<Whole address={address} />}>
      <div className={styles.stack}>
        <Found address={address} />
        <OnTheChain address={address} />
      </div>
    </Page>
  );
}

function Whole({ address }: { readonly address: string }) {
  return (
    <span data-address={address.toLowerCase()}>
      <Copyable text={address} label="address">
        <code>{address}</code>
      </Copyable>
    </span>
  );
}

function Found({ address }: { readonly address: string }) {
  const query = useGraph(LedgerAccountDocument, { address }, { follows: "marketplace" });
  return (
    <Answered query={query}>
      {({ account }) => (
        <div className={styles.stack}>
          <Panel title={account.name ?? "Not in the marketplace"} note={<Organization account={account} />}>
            <Facts facts={factsOf(account)} />
            {account.introduction && <p className={styles.says}>{account.introduction}</p>}
          </Panel>
          <Services account={account} />
          <Channels account={account} />
        </div>
      )}
    </Answered>
  );
}

function Organization({ account: { organization } }: { readonly account: Account }) {
  if (!organization) return null;
  const { mspId } = organization;
  return (
    <Link to="/network/orgs/$mspId" params={{ mspId }}>
      <OrganizationName mspId={mspId} />
    </Link>
  );
}

function factsOf({ joinedAt, tokenBalance, counter }: Account) {
  return [
    ["Registered", joinedAt ? <Time key="joined" at={joinedAt} /> : "never"],
    ["Balance", <Amount key="stoken" units={tokenBalance} symbol="SToken" />],
    ["Acts in the marketplace", formatCount(counter)],
  ] as const;
}

function Services({ account: { services } }: { readonly account: Account }) {
  if (services.totalCount === 0) return null;
  return (
    <Panel title="Services" note={`${services.nodes.length} of ${formatCount(services.totalCount)}`}>
      <ul className={styles.links}>
        {services.nodes.map(({ name }) => (
          <li key={name}>
            <Link to="/market/s/$name" params={{ name }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const columns: readonly Column<Channel>[] = [
  ...channelParties,
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
];

function Channels({ account: { address, paymentChannels } }: { readonly account: Account }) {
  const { nodes, totalCount } = paymentChannels;
  if (totalCount === 0) return null;
  return (
    <Panel title="Payment channels" note={`${nodes.length} of ${formatCount(totalCount)}`}>
      <Table label="Payment channels" columns={columns} rows={nodes} keyOf={({ id }) => id} />
      <p>
        All in which it{" "}
        <Link to="/money/channels" search={{ consumer: address }}>
          pays
        </Link>
        , all in which it{" "}
        <Link to="/money/channels" search={{ provider: address }}>
          is paid
        </Link>
      </p>
    </Panel>
  );
}
