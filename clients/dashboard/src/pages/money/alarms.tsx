import { Link } from "@tanstack/react-router";
import { type AlarmFragment, MoneyAlarmsDocument, type MoneyAlarmsQuery } from "../../graph/generated/money.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount, words } from "../../parts/format.ts";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Answered } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import styles from "./alarms.module.css";
import type { AlarmsSearch } from "./alarms-search.ts";
import { ChannelLink } from "./channel-link.tsx";
import { useAlarmEvents } from "./money-events.ts";

const pageOf = ({ paymentAlarms }: MoneyAlarmsQuery) => paymentAlarms.pageInfo;

interface AlarmsProps {
  /** How many are asked for at a time. */
  readonly first?: number;
  readonly filter?: AlarmsSearch;
}

/** Duties that the payment server cannot do for the organisation's accounts, the oldest first, with the cause. */
export function Alarms({ first = 50, filter = {} }: AlarmsProps) {
  useAlarmEvents();
  const query = useGraphPages(MoneyAlarmsDocument, { first, filter }, pageOf, { follows: "payments" });
  return (
    <Answered query={query} rows={2}>
      {({ pages }) => {
        const alarms = pages.flatMap(({ paymentAlarms }) => paymentAlarms.nodes);
        if (alarms.length === 0) return <Badge tone="good">no alarm</Badge>;
        const total = pages[0]?.paymentAlarms.totalCount ?? 0;
        return (
          <>
            <ul className={styles.alarms}>
              {alarms.map((alarm) => (
                <Alarm key={alarm.id} alarm={alarm} />
              ))}
            </ul>
            {total > first && (
              <MoreRows query={query} shown={alarms.length} total={total} of="alarms, the oldest first" />
            )}
          </>
        );
      }}
    </Answered>
  );
}

interface AlarmProps {
  readonly alarm: AlarmFragment;
}

function Alarm({ alarm }: AlarmProps) {
  const { duty, account, since, attempts, nextAttemptAt } = alarm;
  return (
    <li>
      <Badge tone="bad">{words(duty)}</Badge> <AccountName {...account} /> in channel <AlarmChannel alarm={alarm} />,
      since <Time at={since} />; tried {attempts === 1 ? "once" : `${formatCount(attempts)} times`}
      {nextAttemptAt && (
        <>
          , again <Time at={nextAttemptAt} />
        </>
      )}
      <p className={styles.cause}>
        <AlarmCause alarm={alarm} />
      </p>
    </li>
  );
}

export function AlarmChannel({ alarm: { channel, paymentChannel } }: AlarmProps) {
  return paymentChannel ? <ChannelLink id={paymentChannel.id} /> : <Code text={channel} label="channel" />;
}

/** Reason why the last attempt failed. */
export function AlarmCause({ alarm: { code, message } }: AlarmProps) {
  return (
    <>
      {message} <code>{code}</code> {code === "BUDGET_EXCEEDED" && <Link to="/money/policies">See its budgets</Link>}
    </>
  );
}
