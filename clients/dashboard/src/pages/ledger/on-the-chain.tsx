import { Link } from "@tanstack/react-router";
import { EvmAddressDocument, type EvmAddressQuery } from "../../graph/generated/ledger.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount, words } from "../../parts/format.ts";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Facts, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Badge, Status } from "../../parts/status.tsx";
import { AccountName, Code } from "../../parts/values.tsx";
import { Money } from "../money/asset.tsx";
import { ether } from "../money/asset-units.ts";
import { Bytes } from "./bytes.tsx";
import { EvmTransactionTable } from "./evm-transaction-table.tsx";
import styles from "./ledger.module.css";
import { useProgress } from "./progress.ts";

type Shown = EvmAddressQuery["evmAddress"];
type Channel = NonNullable<Shown["paymentChannel"]>;

const pageOf = ({ evmAddress }: EvmAddressQuery) => evmAddress.transactions.pageInfo;

/** Transactions that are asked for at a time. */
const first = 25;

/** All that lies at an address of the chain: code, ether, a channel with its state, transactions. */
export function OnTheChain({ address }: { readonly address: string }) {
  useProgress("payments");
  const query = useGraphPages(EvmAddressDocument, { address, first }, pageOf, { follows: "payments" });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const [page] = pages;
        if (!page) return null;
        const { evmAddress: shown } = page;
        const transactions = pages.flatMap(({ evmAddress }) => evmAddress.transactions.nodes);
        const total = shown.transactions.totalCount;
        return (
          <div className={styles.stack}>
            <Panel title="On the chain" note={<Badge tone="neutral">{words(shown.kind)}</Badge>}>
              <Facts facts={factsOf(shown)} />
              {shown.code && <Bytecode excerpt={shown.code} />}
            </Panel>
            {shown.paymentChannel && <ChannelState channel={shown.paymentChannel} />}
            <Panel title="Transactions">
              {total === 0 && <Empty title="No transaction of it has moved money in payment channels." />}
              {total > 0 && <EvmTransactionTable rows={transactions} />}
              {total > 0 && <MoreRows query={query} shown={transactions.length} total={total} of="transactions" />}
            </Panel>
          </div>
        );
      }}
    </Answered>
  );
}

function Bytecode({ excerpt }: { readonly excerpt: NonNullable<Shown["code"]> }) {
  return (
    <details>
      <summary>Bytecode</summary>
      <Bytes excerpt={excerpt} />
    </details>
  );
}

function factsOf({ etherBalance, nonce, codeSize, asset }: Shown) {
  return [
    ["Ether", <Money key="ether" units={etherBalance} asset={ether} />],
    ["Transactions sent", formatCount(nonce)],
    [
      "Token contract",
      asset ? `${asset.name ?? "?"} (${asset.symbol ?? "?"}), ${asset.decimals ?? "?"} decimals` : "none",
    ],
    ["Code", codeSize === 0 ? "none" : `${formatCount(codeSize)} bytes`],
  ] as const;
}

/** State of the contract of a payment channel. */
function ChannelState({ channel }: { readonly channel: Channel }) {
  const { id, consumer, provider, status, tokenId, voucherKey } = channel;
  const money = (units: string) => <Money units={units} asset={channel.asset} />;
  return (
    <Panel title="State of the payment channel" note={<Status status={status} />}>
      <Facts
        facts={[
          [
            "Channel",
            <Link key="page" to="/money/channels/$id" params={{ id }}>
              {id}
            </Link>,
          ],
          ["Payer", <AccountName key="payer" {...consumer} />],
          ["Payee", <AccountName key="payee" {...provider} />],
          ["Held", money(channel.held)],
          ["Deposited", money(channel.deposited)],
          ["Redeemed", money(channel.redeemed)],
          ["Token id in use", tokenId],
          ["Voucher key", <Code key="voucher" text={voucherKey} label="voucher key" />],
          ["Finality", <Status key="finality" status={channel.finality} />],
        ]}
      />
    </Panel>
  );
}
