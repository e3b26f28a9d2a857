import { getRouteApi } from "@tanstack/react-router";
import { Choice } from "../../parts/choice.tsx";
import { shorten, words } from "../../parts/format.ts";
import { TextFilter } from "../../parts/text-filter.tsx";

const route = getRouteApi("/market");

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, name: words(value) }));
const sorts = [
  { value: "-NAME", name: "name, from Z" },
  { value: "PRICE", name: "price, lowest first" },
  { value: "-PRICE", name: "price, highest first" },
  { value: "-CREATED_AT", name: "newest first" },
  { value: "CREATED_AT", name: "oldest first" },
];

/** Filters and order of the list; each of them in the address. */
export function MarketFilters() {
  const { q, category, tag, developer, kind, status, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <search className="bar">
      <TextFilter label="Name contains" value={q} onChange={(value) => set({ q: value })} />
      <TextFilter label="Category" value={category} onChange={(value) => set({ category: value })} />
      <TextFilter label="Tag" value={tag} onChange={(value) => set({ tag: value })} />
      <Choice
        label="Kind"
        value={kind}
        options={asOptions(["SERVICE", "MASHUP"])}
        onChange={(value) => set({ kind: value })}
      />
      <Choice
        label="Status"
        value={status}
        options={asOptions(["AVAILABLE", "CREATED", "INVALID"])}
        onChange={(value) => set({ status: value })}
      />
      {developer && (
        <button type="button" onClick={() => set({ developer: undefined })}>
          Services of all developers, not of {shorten(developer)} alone
        </button>
      )}
      <label>
        Order
        <select value={sort ?? ""} onChange={({ target }) => set({ sort: target.value || undefined })}>
          <option value="">name</option>
          {sorts.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
