import type { KeyboardEvent } from "react";

interface TextFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A text that counts once it is entered, and not when it is left by Escape: nothing is asked for half a word. */
export function TextFilter({ label, value = "", onChange }: TextFilterProps) {
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
        // Another value from the address begins the field anew.
        key={value}
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
