import { words } from "../../parts/format.ts";
import { Badge } from "../../parts/status.tsx";

/** The peers' verdict on a Fabric transaction; only VALID ones have changed anything. */
export function Verdict({ code }: { readonly code: string }) {
  return <Badge tone={code === "VALID" ? "good" : "bad"}>{words(code)}</Badge>;
}
