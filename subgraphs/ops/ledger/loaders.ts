import type { TemplateRow } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import type { FabricConnection } from "../../../ledgers/fabric/connection.ts";

/** Reads of the ledger, batched and remembered for one request. */
export interface OpsLoaders {
  /** Height of a channel at the principal's peer; `null` when that peer is not in the channel. */
  readonly height: DataLoader<string, bigint | null>;
  /** Templates of the chaincode by digest; `null` when it no longer has that one. */
  readonly template: DataLoader<string, TemplateRow | null>;
  readonly templates: () => Promise<readonly TemplateRow[]>;
}

export interface LoaderOptions {
  readonly connection: FabricConnection;
  readonly opsChannel: string;
  readonly chaincode: string;
}

export function newOpsLoaders({ connection, opsChannel, chaincode }: LoaderOptions): OpsLoaders {
  const height = async (channel: string): Promise<bigint | null> => {
    const newest = await connection
      .channel(channel)
      .newestBlock()
      .catch(() => undefined);
    return newest ? newest.number + 1n : null;
  };
  let read: Promise<readonly TemplateRow[]> | undefined;
  const templates = () => (read ??= readTemplates(connection, { opsChannel, chaincode }));
  return {
    height: new DataLoader((channels) => Promise.all(channels.map(height))),
    template: new DataLoader(async (digests) => {
      const rows = await templates();
      return digests.map((digest) => rows.find((row) => row.digest === digest) ?? null);
    }),
    templates,
  };
}

/** The templates that the chaincode has, as its newest definition on the principal's peer. */
export async function readTemplates(
  connection: FabricConnection,
  { opsChannel, chaincode }: Omit<LoaderOptions, "connection">,
): Promise<readonly TemplateRow[]> {
  const json = await connection.channel(opsChannel).evaluate(chaincode, "command-ops:GetTemplates", []);
  return JSON.parse(json) as TemplateRow[];
}
