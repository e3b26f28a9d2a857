import type { TemplateRow } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import type { FabricConnection } from "../../../ledgers/fabric/connection.ts";
import type { OpsContract } from "../../../ledgers/fabric/contracts/ops.ts";

/** Reads of the ledger, batched and cached for one request. */
export interface OpsLoaders {
  /** Height of a channel at the principal's peer; `null` when that peer is not in the channel. */
  readonly height: DataLoader<string, bigint | null>;
  /** Template of the chaincode by digest; `null` when it no longer has that one. */
  readonly template: DataLoader<string, TemplateRow | null>;
  readonly templates: () => Promise<readonly TemplateRow[]>;
}

export function newOpsLoaders(connection: FabricConnection, contract: OpsContract): OpsLoaders {
  const height = async (channel: string): Promise<bigint | null> => {
    const newest = await connection
      .channel(channel)
      .newestBlock()
      .catch(() => undefined);
    return newest ? newest.number + 1n : null;
  };
  let read: Promise<readonly TemplateRow[]> | undefined;
  const templates = () => (read ??= contract.templates());
  return {
    height: new DataLoader((channels) => Promise.all(channels.map(height))),
    template: new DataLoader(async (digests) => {
      const rows = await templates();
      return digests.map((digest) => rows.find((row) => row.digest === digest) ?? null);
    }),
    templates,
  };
}
