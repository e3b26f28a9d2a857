import type { ReactNode } from "react";
import { access } from "../graph/access.ts";
import { useStore } from "../graph/store.ts";
import { NotAllowed } from "./states.tsx";

interface SignedInProps {
  /** Subject that is shown to those only who are signed in, such as "Blocks of Fabric channels". */
  readonly subject: string;
  readonly children: ReactNode;
}

/** Something that nobody is shown without a token: it is not asked for in vain. */
export function SignedIn({ subject, children }: SignedInProps) {
  return useStore(access) ? children : <NotAllowed reason={`${subject} are shown to those who are signed in.`} />;
}
