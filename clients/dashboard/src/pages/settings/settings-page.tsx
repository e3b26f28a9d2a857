import { useConnection } from "../../graph/connection.tsx";
import { useViewer } from "../../graph/viewer.ts";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { changeSettings, type Settings, useSettings } from "../../parts/settings.ts";
import { Time } from "../../parts/values.tsx";
import styles from "./settings.module.css";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const choices = [
  { key: "theme", name: "Theme", values: { system: "as the system has it", light: "light", dark: "dark" } },
  { key: "zone", name: "Time zone", values: { local: `this machine's (${zone})`, UTC: "UTC" } },
  { key: "density", name: "Rows", values: { compact: "compact", comfortable: "comfortable" } },
] as const;

/** How somebody wants the pages, and as whom they look at them. */
export function SettingsPage() {
  const settings = useSettings();
  const { config } = useConnection();
  const viewer = useViewer();
  return (
    <Page title="Settings">
      <div className="grid">
        <Panel title="In this browser">
          {choices.map(({ key, name, values }) => (
            <fieldset key={key} className={styles.choice}>
              <legend>{name}</legend>
              {Object.entries(values).map(([value, word]) => (
                <label key={value}>
                  <input
                    type="radio"
                    name={key}
                    checked={settings[key] === value}
                    onChange={() => changeSettings({ [key]: value } as Partial<Settings>)}
                  />
                  {word}
                </label>
              ))}
            </fieldset>
          ))}
        </Panel>
        <Panel title="You and this instance">
          <Facts
            facts={[
              ["Signed in as", viewer?.subject ?? "nobody"],
              ["Organisation", viewer?.organization ?? "none"],
              ["Scopes", viewer?.scopes.join(", ") || "none: what is public"],
              ["Version", config.version],
              ["Graph", <code key="graph">{new URL(config.graph, location.href).href}</code>],
              ["Loaded", <Time key="loaded" at={new Date(performance.timeOrigin).toISOString()} isExact />],
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}
