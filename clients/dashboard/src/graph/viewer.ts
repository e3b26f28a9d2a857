import { useQuery } from "@tanstack/react-query";
import { access } from "./access.ts";
import { useStore } from "./store.ts";

/** Principal of the pages, as its token says. */
export interface Viewer {
  readonly subject: string;
  readonly organization: string | undefined;
  readonly scopes: readonly string[];
}

/** @returns nothing while nobody is signed in */
export function useViewer(): Viewer | undefined {
  const source = useStore(access);
  const { data } = useQuery({ queryKey: ["viewer", source], queryFn: async () => viewerOf(await source?.()) });
  return data ?? undefined;
}

/** Reads a token without believing it: the gateway decides; the pages only leave out what it would refuse. */
function viewerOf(token: string | undefined): Viewer | null {
  const [, body = ""] = token?.split(".") ?? [];
  if (!body) return null;
  const bytes = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const organization = typeof claims.organization === "string" ? claims.organization : undefined;
  return { subject: String(claims.sub ?? ""), organization, scopes: String(claims.scope ?? "").split(" ") };
}
