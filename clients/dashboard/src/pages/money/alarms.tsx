import { Link } from "@tanstack/react-router";
import { MoneyAlarmsDocument, type MoneyAlarmsQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { words } from "../../parts/format.ts";
import { Answered } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import styles from "./alarms.module.css";

type Account = MoneyAlarmsQuery["paymentAccounts"][number];

/** How often alarms are asked for, in ms: they are the payment server's own, and no ledger's events tell of them. */
const intervalMs = 15_000;

/** Duties that the payment server could not do for the organisation's accounts, with the cause. */
export function Alarms() {
  const alarms = useGraph(MoneyAlarmsDocument, {}, { intervalMs });
  return (
    <Answered query={alarms} rows={2}>
      {({ paymentAccounts }) => {
        const alarmed = paymentAccounts.filter(({ paymentAlarms }) => paymentAlarms?.length);
        if (alarmed.length === 0) return <Badge tone="good">no alarm</Badge>;
        return (
          <ul className={styles.alarms}>
            {alarmed.flatMap((account) =>
              (account.paymentAlarms ?? []).map((alarm) => (
                <Alarm key={`${account.address} ${alarm.channel} ${alarm.duty}`} account={account} alarm={alarm} />
              )),
            )}
          </ul>
        );
      }}
    </Answered>
  );
}

interface AlarmProps {
  readonly account: Account;
  readonly alarm: NonNullable<Account["paymentAlarms"]>[number];
}

function Alarm({ account, alarm }: AlarmProps) {
  return (
    <li>
      <Badge tone="bad">{words(alarm.duty)}</Badge> <AccountName {...account} /> in channel{" "}
      <Code text={alarm.channel} label="channel" />, since <Time at={alarm.since} />
      <p className={styles.cause}>
        {alarm.message} <code>{alarm.code}</code>{" "}
        {alarm.code === "BUDGET_EXCEEDED" && <Link to="/money/policies">See its budgets</Link>}
      </p>
    </li>
  );
}
