import { getRouteApi, Link } from "@tanstack/react-router";
import { AccountPageDocument, type AccountPageQuery } from "../../graph/generated/accounts.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount, shorten } from "../../parts/format.ts";
import { address as addressOf } from "../../parts/search.ts";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Amount, Code, OrganizationName, Time } from "../../parts/values.tsx";
import { AccountMoney } from "./account-money.tsx";
import { AccountRights } from "./account-rights.tsx";
import { ServicesTable } from "./account-tables.tsx";

type Account = AccountPageQuery["account"];

const route = getRouteApi("/accounts/$address");

/** Profile of an account: every address is one, and those that have registered have a name as well. */
export function AccountPage() {
  const address = addressOf(route.useParams().address);
  if (!address)
    return (
      <Empty title="This is no address.">
        <p>An account's address is 0x and 40 hexadecimal digits.</p>
      </Empty>
    );
  return <Profile key={address} address={address} />;
}

function Profile({ address }: { readonly address: string }) {
  const query = useGraph(AccountPageDocument, { address }, { follows: "marketplace" });
  return (
    <Answered query={query}>
      {({ account }) => (
        <Page
          title={account.name ?? shorten(account.address)}
          actions={<Code text={account.address} label="address" />}
        >
          <div className="grid">
            <Panel title="Account" note={account.name === null && "not registered"}>
              <Facts facts={factsOf(account)} />
              <p>
                <Link to="/address/$address" params={{ address: account.address }}>
                  Look it up on the ledgers
                </Link>
              </p>
            </Panel>
            <AccountMoney address={account.address} />
            <AccountRights address={account.address} />
            <Panel title="Services" note={formatCount(account.services.totalCount)}>
              <ServicesTable developer={account.address} services={account.services} />
            </Panel>
          </div>
        </Page>
      )}
    </Answered>
  );
}

function factsOf({ name, organization, joinedAt, tokenBalance, counter, introduction }: Account) {
  return [
    ["Name", name ?? "–"],
    ["Organisation", organization ? <Organization key="organization" mspId={organization.mspId} /> : "–"],
    ["Registered", joinedAt ? <Time key="joined" at={joinedAt} /> : "–"],
    ["Balance", <Amount key="balance" units={tokenBalance} symbol="SToken" />],
    ["Signed acts", formatCount(counter)],
    ["Introduction", introduction || "–"],
  ] as const;
}

function Organization({ mspId }: { readonly mspId: string }) {
  return (
    <Link to="/network/orgs/$mspId" params={{ mspId }}>
      <OrganizationName mspId={mspId} />
    </Link>
  );
}
