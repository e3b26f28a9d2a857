import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { MashupGraphDocument } from "../../graph/generated/market.ts";
import { useGraphs } from "../../graph/queries.ts";
import { Page } from "../../parts/section.tsx";
import { Empty, Failure, Skeleton } from "../../parts/states.tsx";
import { mashupEdges, maxDrawn } from "./mashup-edges.ts";
import { MashupGraph } from "./mashup-graph.tsx";
import { MashupTable } from "./mashup-table.tsx";
import styles from "./service-acts.module.css";

const route = getRouteApi("/market/s/$name/graph");

/** Mashups around a service, two levels in both directions; any of them can be expanded by two more. */
export function MashupPage() {
  const { name } = route.useParams();
  return <Mashups key={name} name={name} />;
}

function Mashups({ name }: { readonly name: string }) {
  const [centers, setCenters] = useState<readonly string[]>([name]);
  const queries = useGraphs(
    MashupGraphDocument,
    centers.map((center) => ({ name: center })),
    { follows: "marketplace" },
  );
  const answers = queries.data;
  const graph = useMemo(() => mashupEdges(answers.flatMap(({ service }) => service ?? [])), [answers]);
  const expand = (center: string) =>
    setCenters((now) => (now.includes(center) || graph.services.size >= maxDrawn ? now : [...now, center]));
  return (
    <Page title={`Mashups around ${name}`} above={<Above name={name} />}>
      {queries.error && <Failure error={queries.error} onRetry={queries.retry} />}
      {answers.length === 0 && !queries.error && <Skeleton rows={8} />}
      {answers.length > 0 && graph.edges.length === 0 && (
        <Empty title="It composes nothing, and nothing composes it.">
          <Back name={name} />
        </Empty>
      )}
      {graph.edges.length > 0 && (
        <div className={styles.stack}>
          <MashupGraph services={graph.services} edges={graph.edges} focus={name} onExpand={expand} />
          {graph.isCut && (
            <p className={styles.dim} role="note">
              There are more: at most {maxDrawn} services are drawn, and 20 around one. Their pages list all.
            </p>
          )}
          <MashupTable graph={graph} centers={centers} onExpand={expand} />
        </div>
      )}
    </Page>
  );
}

function Above({ name }: { readonly name: string }) {
  return (
    <>
      <Link to="/market">Market</Link>
      <Link to="/market/s/$name" params={{ name }}>
        {name}
      </Link>
    </>
  );
}

function Back({ name }: { readonly name: string }) {
  return (
    <Link to="/market/s/$name" params={{ name }}>
      The service's page
    </Link>
  );
}
