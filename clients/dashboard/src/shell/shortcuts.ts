import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { sections } from "./sections.ts";

/** Keys that do something everywhere, by what they do. */
export const shortcuts: readonly (readonly [keys: string, what: string])[] = [
  ["/", "find anything by its id"],
  ["g h", "go to the home page"],
  ...sections.map(({ key, name }) => [`g ${key}`, `go to ${name}`] as const),
  ["?", "this list"],
  ["Esc", "close, or leave a field"],
];

/** How long after `g` a second key counts, in ms. */
const pairMs = 1_500;

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

export function useShortcuts() {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const navigate = useNavigate();
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  const go = (key: string) => {
    const to = key === "h" ? "/" : sections.find((section) => section.key === key)?.to;
    if (to) void navigate({ to });
  };
  const actions: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    "?": () => setIsHelpOpen(true),
    "/": (event) => {
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-search]")?.focus();
    },
    g: ({ timeStamp }) => {
      wentAt.current = timeStamp;
    },
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && isTyping(event)) return (event.target as HTMLElement).blur();
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isSecond = event.timeStamp - wentAt.current < pairMs;
    wentAt.current = Number.NEGATIVE_INFINITY;
    if (isSecond) go(event.key);
    else actions[event.key]?.(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
  return { isHelpOpen, setIsHelpOpen };
}
