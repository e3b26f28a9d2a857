import { Link } from "@tanstack/react-router";
import { useFreshness } from "../graph/freshness.ts";
import { formatCount, shorten } from "./format.ts";
import { Copyable } from "./values.tsx";

/** A transaction of a Fabric channel, whichever. */
export function FabricTransactionLink({ id }: { readonly id: string }) {
  return (
    <Copyable text={id} label="transaction">
      <Link to="/ledger/fabric/tx/$id" params={{ id }} title={id}>
        <code>{shorten(id, 6)}</code>
      </Link>
    </Copyable>
  );
}

interface FabricBlockLinkProps {
  readonly channel: string;
  readonly number: string;
}

export function FabricBlockLink({ channel, number }: FabricBlockLinkProps) {
  return (
    <Link to="/ledger/fabric/$channel/blocks/$number" params={{ channel, number }}>
      {formatCount(number)}
    </Link>
  );
}

/** A transaction of the chain. */
export function EvmTransactionLink({ hash }: { readonly hash: string }) {
  return (
    <Copyable text={hash} label="transaction">
      <Link to="/ledger/evm/tx/$hash" params={{ hash }} title={hash}>
        <code>{shorten(hash, 6)}</code>
      </Link>
    </Copyable>
  );
}

export function EvmBlockLink({ number }: { readonly number: string }) {
  return (
    <Link to="/ledger/evm/blocks/$number" params={{ number }}>
      {formatCount(number)}
    </Link>
  );
}

/** An address of the chain, whatever lies there. */
export function AddressLink({ address }: { readonly address: string }) {
  return (
    <span data-address={address.toLowerCase()}>
      <Link to="/address/$address" params={{ address }} title={address}>
        <code>{shorten(address)}</code>
      </Link>
    </span>
  );
}

/** A transaction of whichever ledger an act is on: only hashes of the chain begin with 0x. */
export function TransactionLink({ id }: { readonly id: string }) {
  return id.startsWith("0x") ? <EvmTransactionLink hash={id} /> : <FabricTransactionLink id={id} />;
}

/** A Fabric channel; only those that the graph shows have pages of their blocks. */
export function FabricChannelLink({ name }: { readonly name: string }) {
  const { ledgers } = useFreshness();
  if (!ledgers.some(({ kind, network }) => kind === "FABRIC" && network === name)) return <>{name}</>;
  return (
    <Link to="/ledger/fabric/$channel/blocks" params={{ channel: name }}>
      {name}
    </Link>
  );
}

/** A ledger by the name of its network. */
export function LedgerLink({ kind, network }: { readonly kind: "FABRIC" | "EVM"; readonly network: string }) {
  return kind === "FABRIC" ? (
    <FabricChannelLink name={network} />
  ) : (
    <Link to="/ledger/evm/blocks">chain {network}</Link>
  );
}
