import { ChannelLink } from "./channel-link.tsx";
import type { ChannelRefusal } from "./many-act.ts";
import styles from "./money.module.css";

/** Channels on which an act about many did not take effect. */
export function Refusals({ refusals }: { readonly refusals: readonly ChannelRefusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <ul role="alert" className={styles.wrong}>
      {refusals.map(({ channelId, code, message }, at) => (
        <li key={channelId ?? at}>
          {channelId !== undefined && <ChannelLink id={channelId} />} {message} <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
