import { useViewer } from "../graph/viewer.ts";

/** Whether the viewer's organisation can hand signed acts to the ledger; and why not. */
export function useRelay(): { readonly mayRelay: boolean; readonly hindrance: string | undefined } {
  const viewer = useViewer();
  if (!viewer) {
    return { mayRelay: false, hindrance: "Sign in, above: an organisation hands what you sign to the ledger." };
  }
  const mayRelay = viewer.scopes.includes("marketplace:write");
  const hindrance = mayRelay ? undefined : "Your token has no scope marketplace:write, which handing in an act takes.";
  return { mayRelay, hindrance };
}
