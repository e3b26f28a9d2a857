interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  /** Called with nothing for any. */
  readonly onChange: (value: string | undefined) => void;
}

/** One of several, or any of them. A value that is none of them, from an old address, is shown all the same. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const isKnown = value === undefined || options.some((option) => option.value === value);
  return (
    <label>
      {label}
      <select value={value ?? ""} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">any</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
