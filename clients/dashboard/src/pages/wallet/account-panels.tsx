import { Link } from "@tanstack/react-router";
import { WalletAccountDocument, type WalletAccountQuery } from "../../graph/generated/wallet.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Facts, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Amount, Code, Time } from "../../parts/values.tsx";
import { RegisterForm } from "./register-form.tsx";
import { TransferForm } from "./transfer-form.tsx";
import styles from "./wallet.module.css";

type Account = WalletAccountQuery["account"];

/** The account that signs: what it is called and has, and what it can do by itself. */
export function AccountPanels({ address }: { readonly address: string }) {
  const query = useGraph(WalletAccountDocument, { address }, { follows: "marketplace" });
  return (
    <Answered query={query}>
      {({ account }) => (
        <div className={styles.stack}>
          <Panel title={account.name ?? "Not registered yet"} note={<Code text={account.address} label="address" />}>
            <Facts facts={factsOf(account)} />
          </Panel>
          <div className="grid">
            {account.name === null ? <RegisterForm address={address} /> : <TransferForm account={account} />}
            <Rights rights={account.callRights} />
            <Services services={account.services} />
          </div>
        </div>
      )}
    </Answered>
  );
}

function factsOf({ tokenBalance, counter, organization, joinedAt, introduction }: Account) {
  return [
    ["Owns", <Amount key="balance" units={tokenBalance} symbol="SToken" />],
    ["Acts so far", formatCount(counter)],
    ["Organisation", organization?.mspId ?? "–"],
    ["Joined", joinedAt ? <Time key="joined" at={joinedAt} /> : "–"],
    ["Says of itself", introduction || "–"],
  ] as const;
}

const rightsColumns: readonly Column<Account["callRights"]["nodes"][number]>[] = [
  { name: "Service", cell: ({ service }) => <ServiceLink name={service.name} /> },
  { name: "Calls left", isNumber: true, cell: ({ callsLeft }) => formatCount(callsLeft) },
  { name: "Bought", isNumber: true, cell: ({ callsBought }) => formatCount(callsBought) },
  { name: "Paid", isNumber: true, cell: ({ paid }) => <Amount units={paid} symbol="SToken" /> },
];

const serviceColumns: readonly Column<Account["services"]["nodes"][number]>[] = [
  { name: "Service", cell: ({ name }) => <ServiceLink name={name} /> },
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
  { name: "Price", isNumber: true, cell: ({ price }) => <Amount units={price} symbol="SToken" /> },
];

function ServiceLink({ name }: { readonly name: string }) {
  return (
    <Link to="/market/s/$name" params={{ name }}>
      {name}
    </Link>
  );
}

function Rights({ rights: { nodes, totalCount } }: { readonly rights: Account["callRights"] }) {
  return (
    <Panel title="Calls bought" note={`${nodes.length} of ${totalCount}`}>
      {nodes.length > 0 ? (
        <Table label="Calls bought" columns={rightsColumns} rows={nodes} keyOf={({ service }) => service.name} />
      ) : (
        <Empty title="None yet.">
          <Link to="/market">Find a service</Link>
        </Empty>
      )}
    </Panel>
  );
}

function Services({ services: { nodes, totalCount } }: { readonly services: Account["services"] }) {
  return (
    <Panel title="Services" note={<Link to="/market/publish">Register one</Link>}>
      {nodes.length > 0 ? (
        <>
          <Table label="Services" columns={serviceColumns} rows={nodes} keyOf={({ name }) => name} />
          {totalCount > nodes.length && <p className={styles.dim}>{`${nodes.length} of ${totalCount} are shown.`}</p>}
        </>
      ) : (
        <Empty title="None yet." />
      )}
    </Panel>
  );
}
