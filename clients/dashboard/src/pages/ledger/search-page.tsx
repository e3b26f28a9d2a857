import { getRouteApi } from "@tanstack/react-router";
import { access } from "../../graph/access.ts";
import { SearchDocument, type SearchQueryVariables } from "../../graph/generated/ledger.ts";
import { useGraph } from "../../graph/queries.ts";
import { useStore } from "../../graph/store.ts";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import styles from "./ledger.module.css";
import { SearchHits } from "./search-hits.tsx";
import { type Candidates, whatItMayBe } from "./what-it-may-be.ts";

const route = getRouteApi("/search");

/** Anything that has a page, by its id, in one GraphQL operation. */
export function SearchPage() {
  const { q = "" } = route.useSearch();
  const candidates = whatItMayBe(q);
  return (
    <Page title={candidates.text ? `Find ${candidates.text}` : "Find"}>
      {candidates.text ? (
        <Found candidates={candidates} />
      ) : (
        <Empty title="Type an id above: of anything, on any ledger." />
      )}
    </Page>
  );
}

function Found({ candidates }: { readonly candidates: Candidates }) {
  const isSignedIn = useStore(access) !== undefined;
  const query = useGraph(SearchDocument, variablesOf(candidates, isSignedIn));
  return (
    <div className={styles.stack}>
      <Answered query={query}>{(answer) => <SearchHits answer={answer} candidates={candidates} />}</Answered>
      {!isSignedIn && <p className={styles.dim}>Sign in to find transactions and blocks of Fabric channels, too.</p>}
    </div>
  );
}

/** Only fields are asked for that an id of this form can be of; what Fabric has is for those who are signed in. */
function variablesOf({ text, fabricId, evmHash, address }: Candidates, isSignedIn: boolean): SearchQueryVariables {
  const hasFabricId = fabricId !== undefined && isSignedIn;
  return {
    text,
    id: text,
    hasFabricId,
    ...(hasFabricId && { fabricId, fabricHash: fabricId }),
    hasEvmHash: evmHash !== undefined,
    ...(evmHash && { evmHash }),
    hasAddress: address !== undefined,
    ...(address && { address }),
  };
}
