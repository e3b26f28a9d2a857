import { Link } from "@tanstack/react-router";
import { WalletAccountDocument, type WalletAccountQuery } from "../../graph/generated/wallet.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Facts, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Amount, Code, Time } from "../../parts/values.tsx";
import { RightsTable, ServicesTable } from "../accounts/account-tables.tsx";
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
            <Services account={account} />
          </div>
        </div>
      )}
    </Answered>
  );
}

function factsOf({ tokenBalance, counter, organization, joinedAt, introduction }: Account) {
  return [
    ["Balance", <Amount key="balance" units={tokenBalance} symbol="SToken" />],
    ["Signed acts", formatCount(counter)],
    ["Organisation", organization?.mspId ?? "–"],
    ["Registered", joinedAt ? <Time key="joined" at={joinedAt} /> : "–"],
    ["Introduction", introduction || "–"],
  ] as const;
}

function Rights({ rights: { nodes, totalCount } }: { readonly rights: Account["callRights"] }) {
  return (
    <Panel title="Calls bought" note={`${nodes.length} of ${totalCount}`}>
      {nodes.length > 0 ? (
        <RightsTable rights={nodes} />
      ) : (
        <Empty title="None yet.">
          <Link to="/market">Find a service</Link>
        </Empty>
      )}
    </Panel>
  );
}

function Services({ account: { address, services } }: { readonly account: Account }) {
  return (
    <Panel title="Services" note={<Link to="/market/publish">Register one</Link>}>
      <ServicesTable developer={address} services={services} />
    </Panel>
  );
}
