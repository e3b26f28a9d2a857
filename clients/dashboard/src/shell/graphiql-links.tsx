import { print } from "graphql";
import { type AskedOperation, useAskedOperations } from "../graph/asked.ts";
import { useConnection } from "../graph/connection.tsx";
import styles from "./graphiql-links.module.css";

/** GraphQL operations of the head, which every page asks; few pages have no others. */
const ofShell = new Set(["Freshness", "Viewer"]);

/** Links to GraphiQL, one with each GraphQL operation that the page has asked and its variables. */
export function GraphiqlLinks() {
  const { config } = useConnection();
  const all = useAskedOperations();
  const own = all.filter(({ name }) => !ofShell.has(name));
  const asked = own.length > 0 ? own : all;
  if (asked.length === 0) return null;
  return (
    <footer className={styles.footer}>
      <span>Open in GraphiQL:</span>
      <ul className={styles.list}>
        {asked.map((operation) => (
          <li key={JSON.stringify([operation.name, operation.variables])}>
            <a href={addressOf(config.graph, operation)} target="_blank" rel="noopener">
              {operation.name}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}

/** Address of GraphiQL with an operation. No token is in it: GraphiQL asks as nobody until it is given one. */
function addressOf(graph: string, { document, variables }: AskedOperation): string {
  const address = new URL(graph, location.href);
  address.searchParams.set("query", print(document));
  address.searchParams.set("variables", JSON.stringify(variables));
  return address.href;
}
