import styles from "./new-rows.module.css";

/** Says that rows have come, rather than to push down those that somebody reads. */
export function NewRows({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  return (
    <div aria-live="polite">
      {count > 0 && (
        <button type="button" className={styles.new} onClick={onShow}>
          {count} new: show
        </button>
      )}
    </div>
  );
}
