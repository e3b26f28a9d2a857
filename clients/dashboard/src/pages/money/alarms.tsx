import { Link } from "@tanstack/react-router";
import { MoneyAlarmsDocument, type MoneyAlarmsQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount, words } from "../../parts/format.ts";
import { Answered } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import styles from "./alarms.module.css";
import { ChannelLink } from "./channel-link.tsx";

type Alarms = MoneyAlarmsQuery["paymentAlarms"];

/** How often alarms are asked for, in ms: they are the payment server's own, and no ledger's events tell of them. */
const intervalMs = 15_000;

/** Duties that the payment server could not do for the organisation's accounts, the oldest first, with the cause. */
export function Alarms({ first = 50 }: { readonly first?: number }) {
  const alarms = useGraph(MoneyAlarmsDocument, { first }, { intervalMs });
  return (
    <Answered query={alarms} rows={2}>
      {({ paymentAlarms: { nodes, totalCount } }) => {
        if (nodes.length === 0) return <Badge tone="good">no alarm</Badge>;
        return (
          <>
            <ul className={styles.alarms}>
              {nodes.map((alarm) => (
                <Alarm key={alarm.id} alarm={alarm} />
              ))}
            </ul>
            {totalCount > nodes.length && (
              <p className={styles.cause}>
                {formatCount(nodes.length)} of {formatCount(totalCount)}, the oldest first
              </p>
            )}
          </>
        );
      }}
    </Answered>
  );
}

function Alarm({ alarm }: { readonly alarm: Alarms["nodes"][number] }) {
  const { duty, account, channel, paymentChannel, since, code, message } = alarm;
  return (
    <li>
      <Badge tone="bad">{words(duty)}</Badge> <AccountName {...account} /> in channel{" "}
      {paymentChannel ? <ChannelLink id={paymentChannel.id} /> : <Code text={channel} label="channel" />}, since{" "}
      <Time at={since} />
      <p className={styles.cause}>
        {message} <code>{code}</code> {code === "BUDGET_EXCEEDED" && <Link to="/money/policies">See its budgets</Link>}
      </p>
    </li>
  );
}
