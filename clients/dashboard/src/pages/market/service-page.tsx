import { getRouteApi, Link } from "@tanstack/react-router";
import { ServicePageDocument, type ServicePageQuery } from "../../graph/generated/market.ts";
import { useGraph } from "../../graph/queries.ts";
import { capitalized, words } from "../../parts/format.ts";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Amount, Code, OrganizationName, Time } from "../../parts/values.tsx";
import styles from "./market.module.css";
import { ServiceActs } from "./service-acts.tsx";

type Shown = NonNullable<ServicePageQuery["service"]>;
type Neighbour = Shown["composes"]["nodes"][number];

const route = getRouteApi("/market/s/$name");

/** One service: its price first, then what it says of itself, and the mashups around it. */
export function ServicePage() {
  const { name } = route.useParams();
  const query = useGraph(ServicePageDocument, { name }, { follows: "marketplace" });
  return (
    <Answered query={query}>
      {({ service }) => (service ? <ShownService service={service} /> : <Missing name={name} />)}
    </Answered>
  );
}

function ShownService({ service }: { readonly service: Shown }) {
  const { name, kind, status, description, tags, composes, composedBy } = service;
  return (
    <Page
      title={name}
      above={<Link to="/market">Market</Link>}
      actions={
        <>
          <Link to="/market/s/$name/graph" params={{ name }}>
            Graph of its mashups
          </Link>
          <Status status={status} />
        </>
      }
    >
      <div className="grid">
        <Panel title={capitalized(words(kind))}>
          {description && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
            <p className={styles.about} tabIndex={0}>
              {description}
            </p>
          )}
          <Facts facts={factsOf(service)} />
          {tags.length > 0 && (
            <p className={styles.tags}>
              {tags.map((tag) => (
                <Link key={tag} to="/market" search={{ tag }}>
                  {tag}
                </Link>
              ))}
            </p>
          )}
        </Panel>
        <ServiceActs service={service} />
        {kind === "MASHUP" && <Neighbours title="Composes" list={composes} />}
        <Neighbours title="Composed by" list={composedBy} />
      </div>
    </Page>
  );
}

function factsOf({ price, category, url, developer, createdAt, updatedAt }: Shown) {
  return [
    ["Price of a call", <Amount key="price" units={price} symbol="SToken" />],
    ["Category", category ? <Category key="category" category={category} /> : "none"],
    ["Answers at", url ? <Address key="url" url={url} /> : "not said"],
    ["Developer", <AccountName key="developer" {...developer} />],
    ["Developer's address", <Code key="address" text={developer.address} label="address" />],
    ["Organisation", developer.organization ? <Organization key="organization" {...developer.organization} /> : "–"],
    ["Registered", <Time key="created" at={createdAt} />],
    ["Last changed", <Time key="updated" at={updatedAt} />],
  ] as const;
}

function Organization({ mspId }: { readonly mspId: string }) {
  return (
    <Link to="/network/orgs/$mspId" params={{ mspId }}>
      <OrganizationName mspId={mspId} />
    </Link>
  );
}

function Category({ category }: { readonly category: string }) {
  return (
    <Link to="/market" search={{ category }}>
      {category}
    </Link>
  );
}

/** An address that a developer has written: a link only where it leads to another site, and never with our address. */
function Address({ url }: { readonly url: string }) {
  const isWeb = /^https?:$/.test(URL.parse(url)?.protocol ?? "");
  if (!isWeb) return <code>{url}</code>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {url}
    </a>
  );
}

const columns: readonly Column<Neighbour>[] = [
  {
    name: "Name",
    cell: ({ name }) => (
      <Link to="/market/s/$name" params={{ name }}>
        {name}
      </Link>
    ),
  },
  { name: "Price of a call", isNumber: true, cell: ({ price }) => <Amount units={price} symbol="SToken" /> },
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
];

function Neighbours({ title, list }: { readonly title: string; readonly list: Shown["composes"] }) {
  const { nodes, totalCount } = list;
  const note = totalCount > nodes.length ? `${nodes.length} of ${totalCount}` : String(totalCount);
  return (
    <Panel title={title} note={note}>
      {nodes.length === 0 ? (
        <Empty title="None yet." />
      ) : (
        <Table label={title} columns={columns} rows={nodes} keyOf={({ name }) => name} />
      )}
    </Panel>
  );
}

function Missing({ name }: { readonly name: string }) {
  return (
    <Empty title="There is no such service.">
      <p>
        Nobody has registered “{name}”. <Link to="/market">All services</Link>
      </p>
    </Empty>
  );
}
