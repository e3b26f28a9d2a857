import { useEffect } from "react";

/** Marks every place of a page that shows the address under the pointer or the focus. */
export function useSameAddress(): void {
  useEffect(() => {
    document.addEventListener("mouseover", markSame);
    document.addEventListener("focusin", markSame);
    return () => {
      document.removeEventListener("mouseover", markSame);
      document.removeEventListener("focusin", markSame);
    };
  }, []);
}

function markSame({ target }: Event): void {
  for (const marked of document.querySelectorAll("[data-same]")) marked.removeAttribute("data-same");
  const shown = target instanceof Element ? target.closest<HTMLElement>("[data-address]") : null;
  if (!shown) return;
  const address = CSS.escape(shown.dataset.address ?? "");
  for (const same of document.querySelectorAll(`[data-address="${address}"]`)) same.setAttribute("data-same", "");
}
