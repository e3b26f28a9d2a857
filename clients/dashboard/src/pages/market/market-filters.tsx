import { getRouteApi } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { Choice } from "../../parts/choice.tsx";
import { words } from "../../parts/format.ts";

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
  const { q, category, tag, kind, status, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <search className="bar">
      <TextFilter key={`q ${q}`} label="Name contains" value={q} onChange={(value) => set({ q: value })} />
      <TextFilter
        key={`category ${category}`}
        label="Category"
        value={category}
        onChange={(value) => set({ category: value })}
      />
      <TextFilter key={`tag ${tag}`} label="Tag" value={tag} onChange={(value) => set({ tag: value })} />
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

interface TextFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A text that counts once it is entered, and not when it is left by Escape: nothing is asked for half a word. */
function TextFilter({ label, value = "", onChange }: TextFilterProps) {
  const enter = (input: HTMLInputElement) => {
    const text = input.value.trim();
    if (text !== value) onChange(text || undefined);
  };
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    if (key === "Enter") enter(currentTarget);
    if (key === "Escape") currentTarget.value = value;
  };
  return (
    <label>
      {label}
      <input
        type="search"
        size={14}
        maxLength={200}
        defaultValue={value}
        onBlur={({ currentTarget }) => enter(currentTarget)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
