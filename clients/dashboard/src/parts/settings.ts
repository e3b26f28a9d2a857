import { Store, useStore } from "../graph/store.ts";

/** How somebody wants the pages; kept in this browser. */
export interface Settings {
  readonly theme: "system" | "light" | "dark";
  /** Zone of every time on every page. */
  readonly zone: "local" | "UTC";
  readonly density: "compact" | "comfortable";
}

const place = "ledgerloom.settings";
const defaults: Settings = { theme: "system", zone: "local", density: "compact" };

function read(): Settings {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Settings>) };
  } catch {
    return defaults;
  }
}

const settings = new Store<Settings>(read());

export const useSettings = (): Settings => useStore(settings);

export function changeSettings(change: Partial<Settings>): void {
  const changed = { ...settings.get(), ...change };
  localStorage.setItem(place, JSON.stringify(changed));
  settings.set(changed);
}

/** Puts theme and density where the style sheets look for them, now and after each change. */
export function applySettings(): void {
  const apply = () => {
    const { theme, density } = settings.get();
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
    dataset.density = density;
  };
  settings.subscribe(apply);
  apply();
}
