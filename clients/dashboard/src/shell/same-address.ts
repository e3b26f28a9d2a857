import { useEffect } from "react";

/** Marks every place of a page that shows the address under the pointer or the focus. */
export function useSameAddress(): void {
  useEffect(() => {
    const marks = new SameAddress();
    const mark = ({ target }: Event) => marks.follow(target);
    document.addEventListener("mouseover", mark);
    document.addEventListener("focusin", mark);
    return () => {
      document.removeEventListener("mouseover", mark);
      document.removeEventListener("focusin", mark);
    };
  }, []);
}

/** Marks of one address. The page is searched only when the pointer, or the focus, comes to a place with an address. */
class SameAddress {
  #place: Element | null = null;
  #marked: readonly Element[] = [];

  follow(target: EventTarget | null): void {
    const place = target instanceof Element ? target.closest<HTMLElement>("[data-address]") : null;
    if (place === this.#place) return;
    this.#place = place;
    for (const one of this.#marked) one.removeAttribute("data-same");
    this.#marked = place ? [...document.querySelectorAll(`[data-address="${CSS.escape(addressOf(place))}"]`)] : [];
    for (const one of this.#marked) one.setAttribute("data-same", "");
  }
}

const addressOf = ({ dataset }: HTMLElement): string => dataset.address ?? "";
