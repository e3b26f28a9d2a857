import { Store } from "../graph/store.ts";
import type { ShownAct } from "../wallet/shown-signer.ts";

/** An act that is shown, and what says whether its account's owner agrees. */
export interface PendingAct {
  readonly act: ShownAct;
  readonly decide: (agrees: boolean) => void;
}

/** The act that is shown now; the dialog above all pages shows it. */
export const pendingAct = new Store<PendingAct | undefined>(undefined);

/** Shows an act. Another that was still shown is declined. @returns whether its owner agrees */
export function showAct(act: ShownAct): Promise<boolean> {
  pendingAct.get()?.decide(false);
  return new Promise((resolve) => {
    const decide = (agrees: boolean) => {
      pendingAct.set(undefined);
      resolve(agrees);
    };
    pendingAct.set({ act, decide });
  });
}
