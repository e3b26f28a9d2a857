import type { GraphPages } from "../graph/queries.ts";
import styles from "./new-rows.module.css";

/** Says that rows have come, rather than to push down those that somebody reads. */
export function NewRows({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  return <Announcement text={count > 0 && `${count} new: show`} onShow={onShow} />;
}

type OutdatedProps = Pick<GraphPages<unknown>, "isOutdated" | "startAnew">;

/** Says that events may have changed a list that is too long to be asked for anew with each. */
export function Outdated({ isOutdated, startAnew }: OutdatedProps) {
  return <Announcement text={isOutdated && "May have changed since: show from the start"} onShow={startAnew} />;
}

function Announcement({ text, onShow }: { readonly text: string | false; readonly onShow: () => void }) {
  return (
    <div aria-live="polite" className={styles.place}>
      {text && (
        <button type="button" className={styles.new} onClick={onShow}>
          {text}
        </button>
      )}
    </div>
  );
}
