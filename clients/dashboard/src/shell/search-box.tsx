import { useNavigate } from "@tanstack/react-router";
import styles from "./header.module.css";

/** Finds anything by its id, from every page. */
export function SearchBox() {
  const navigate = useNavigate();
  const find = (form: FormData) => {
    const q = String(form.get("q") ?? "").trim();
    if (q) void navigate({ to: "/search", search: { q } });
  };
  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          find(new FormData(event.currentTarget));
        }}
      >
        <input
          type="search"
          name="q"
          maxLength={200}
          placeholder="Find by id, name or hash"
          aria-label="Find by id, name, address or hash"
          spellCheck={false}
          autoComplete="off"
          data-search
        />
      </form>
    </search>
  );
}
