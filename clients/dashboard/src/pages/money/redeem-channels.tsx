import { useState } from "react";
import {
  type ChannelRowFragment,
  MoneyChannelsDocument,
  type MoneyChannelsQuery,
} from "../../graph/generated/money.ts";
import {
  MoneyRedemptionBatchFinalizeDocument,
  MoneyRedemptionBatchStartDocument,
} from "../../graph/generated/money-acts.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { ActProgress } from "../../parts/act-progress.tsx";
import { useNow } from "../../parts/clock.ts";
import { Confirmation } from "../../parts/confirmation.tsx";
import { formatCount } from "../../parts/format.ts";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Time } from "../../parts/values.tsx";
import { Money } from "./asset.tsx";
import { ChannelLink } from "./channel-link.tsx";
import { useManyAct } from "./many-act.ts";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { Refusals } from "./refusals.tsx";

/** Channels that are asked for at a time. */
const first = 50;

/** Channels of one transaction, at most. */
const most = 50;

const pageOf = ({ paymentChannels }: MoneyChannelsQuery) => paymentChannels.pageInfo;

interface ProviderProps {
  readonly provider: string;
}

/** Channels that pay an account, of which some are chosen and redeemed together. */
export function ChannelsToRedeem({ provider }: ProviderProps) {
  useMoneyEvents();
  const orderBy = { field: "HELD", direction: "DESC" } as const;
  const variables = { first, filter: { provider }, orderBy };
  const query = useGraphPages(MoneyChannelsDocument, variables, pageOf, { follows: "payments" });
  return (
    <Panel title="Channels" note="the most held first">
      <Answered query={query}>
        {({ pages }) => {
          const channels = pages.flatMap(({ paymentChannels }) => paymentChannels.nodes);
          if (channels.length === 0) return <Empty title="No channel pays this account." />;
          const total = pages[0]?.paymentChannels.totalCount ?? 0;
          return (
            <div className={styles.stack}>
              <Choosing provider={provider} channels={channels} />
              <MoreRows query={query} shown={channels.length} total={total} of="channels" />
            </div>
          );
        }}
      </Answered>
    </Panel>
  );
}

interface ChoosingProps extends ProviderProps {
  readonly channels: readonly ChannelRowFragment[];
}

function Choosing({ provider, channels }: ChoosingProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => setChosen((earlier) => toggled(earlier, id));
  const picked = channels.filter(({ id }) => chosen.has(id));
  return (
    <>
      <Table label="Channels to redeem" columns={columnsOf(chosen, toggle)} rows={channels} keyOf={({ id }) => id} />
      {picked.length > most && <p className={styles.wrong}>Choose at most {most}: they go in one transaction.</p>}
      <Acts provider={provider} channels={picked} onDone={() => setChosen(new Set())} />
    </>
  );
}

/** A set with something added, or taken out if it was in there. */
function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface ActsProps extends ChoosingProps {
  readonly onDone: () => void;
}

/** Acts on the chosen channels, as far as each of them is. */
function Acts({ provider, channels, onDone }: ActsProps) {
  const now = useNow();
  const begin = useManyAct({ name: "start", provider, document: MoneyRedemptionBatchStartDocument, onDone });
  const end = useManyAct({ name: "finalize", provider, document: MoneyRedemptionBatchFinalizeDocument, onDone });
  const running = channels.filter(({ redemptionReadyAt }) => redemptionReadyAt !== null);
  const ready = running.filter(({ redemptionReadyAt }) => Date.parse(redemptionReadyAt ?? "") <= now);
  const fresh = channels.filter((channel) => !running.includes(channel));
  const isBusy = begin.isUnderWay || end.isUnderWay;
  const cannot = (some: readonly object[]) => isBusy || some.length === 0 || some.length > most;
  return (
    <>
      <div className={styles.buttons}>
        <Confirmation
          title="Begin to redeem?"
          trigger={`Begin to redeem ${formatCount(fresh.length)}`}
          isPrimary
          isDisabled={cannot(fresh)}
          onConfirm={() => begin.send(fresh.map(({ id }) => id))}
        >
          <p>
            The token ids in use of {formatCount(fresh.length)} channels are closed, in one transaction. Their tokens
            count until the tolerance period of each is over; then the redemptions can be ended, which pays.
          </p>
        </Confirmation>
        <button type="button" disabled={cannot(ready)} onClick={() => end.send(ready.map(({ id }) => id))}>
          End {formatCount(ready.length)} redemptions
        </button>
      </div>
      {[begin, end].map(({ name, state, refusals }) => (
        <div key={name}>
          <ActProgress state={state} />
          <Refusals refusals={refusals} />
        </div>
      ))}
    </>
  );
}

function columnsOf(chosen: ReadonlySet<string>, toggle: (id: string) => void): readonly Column<ChannelRowFragment>[] {
  return [
    {
      name: "Choose",
      cell: ({ id, status }) => (
        <input
          type="checkbox"
          aria-label={`choose channel ${id}`}
          disabled={status === "TERMINATED"}
          checked={chosen.has(id)}
          onChange={() => toggle(id)}
        />
      ),
    },
    { name: "Channel", cell: ({ id }) => <ChannelLink id={id} /> },
    { name: "Payer", cell: ({ consumer }) => <AccountName {...consumer} /> },
    { name: "Status", cell: ({ status }) => <Status status={status} /> },
    { name: "Held", isNumber: true, cell: ({ held, asset }) => <Money units={held} asset={asset} /> },
    {
      name: "Not redeemed yet",
      isNumber: true,
      cell: ({ openValue, asset }) => (openValue === null ? "–" : <Money units={openValue} asset={asset} />),
    },
    {
      name: "Redemption can be ended",
      cell: ({ redemptionReadyAt }) => (redemptionReadyAt ? <Time at={redemptionReadyAt} /> : "none is running"),
    },
  ];
}
