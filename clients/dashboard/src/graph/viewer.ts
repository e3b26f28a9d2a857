import { access } from "./access.ts";
import { ViewerDocument } from "./generated/shell.ts";
import { useGraph } from "./queries.ts";
import { useStore } from "./store.ts";

/** Principal of the pages, as the gateway reads its token: the names of claims are the gateway's own setting. */
export interface Viewer {
  readonly subject: string;
  /** MSP id of the organisation in whose name it may act. */
  readonly organization: string;
  readonly scopes: readonly string[];
}

/** Standing of a page towards the graph; it is not known yet who is signed in while the graph is asked. */
export type Standing =
  | { readonly is: "nobody" }
  | { readonly is: "asked"; readonly error: Error | null; readonly retry: () => void }
  | { readonly is: "known"; readonly viewer: Viewer };

/** Asks the graph who the page's token stands for; without a token it is nobody, and nothing is asked. */
export function useStanding(): Standing {
  const isSignedIn = useStore(access) !== undefined;
  const { data, error, refetch } = useGraph(ViewerDocument, {}, { isEnabled: isSignedIn });
  if (!isSignedIn || data?.viewer === null) return { is: "nobody" };
  if (!data) return { is: "asked", error, retry: () => void refetch() };
  const { subject, scopes, organization } = data.viewer;
  return { is: "known", viewer: { subject, scopes, organization: organization.mspId } };
}

/** @returns nothing while nobody is signed in */
export function useViewer(): Viewer | undefined {
  const standing = useStanding();
  return standing.is === "known" ? standing.viewer : undefined;
}
