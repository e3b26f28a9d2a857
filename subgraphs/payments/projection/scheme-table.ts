import type { Sql } from "../../../store/database/database.ts";
import type { Row } from "../../../store/tables/row-writer.ts";
import type { TableDefinition } from "../../../store/tables/table.ts";
import type { SchemeChannel } from "./scheme-channel.ts";

export const schemeChannelsTable: TableDefinition = {
  name: "x402_channels",
  columns: {
    id: "text",
    payer: "text",
    payer_authorizer: "text",
    receiver: "text",
    receiver_authorizer: "text",
    token: "text",
    withdraw_delay: "bigint",
    salt: "text",
    balance: "numeric",
    claimed: "numeric",
    withdrawing: "numeric",
    withdraw_ready_at: "bigint",
    refunds: "integer",
  },
  key: ["id"],
  indexes: ["(receiver)", "(valid_from)"],
};

interface StoredSchemeChannel {
  readonly id: string;
  readonly payer: string;
  readonly payer_authorizer: string;
  readonly receiver: string;
  readonly receiver_authorizer: string;
  readonly token: string;
  readonly withdraw_delay: bigint;
  readonly salt: string;
  readonly balance: string;
  readonly claimed: string;
  readonly withdrawing: string;
  readonly withdraw_ready_at: bigint;
  readonly refunds: number;
}

/** A channel as its table has it. */
export function storedSchemeChannel({ id, payer, receiver, token, salt, refunds, ...channel }: SchemeChannel): Row {
  const { balance, claimed, withdrawing } = channel;
  return {
    ...{ id, payer, receiver, token, salt, refunds, balance, claimed, withdrawing },
    payer_authorizer: channel.payerAuthorizer,
    receiver_authorizer: channel.receiverAuthorizer,
    withdraw_delay: channel.withdrawDelay,
    withdraw_ready_at: channel.withdrawReadyAt,
  };
}

/** Channels as they are now: all, or those that changed after a block. */
export async function readSchemeChannels(sql: Sql, after = -1n): Promise<SchemeChannel[]> {
  const text = "SELECT * FROM payments.x402_channels WHERE valid_to IS NULL AND valid_from > $1";
  return (await sql.query<StoredSchemeChannel>(text, [after])).map(
    ({ id, payer, receiver, token, salt, refunds, ...row }) => ({
      ...{ id, payer, receiver, token, salt, refunds },
      payerAuthorizer: row.payer_authorizer,
      receiverAuthorizer: row.receiver_authorizer,
      withdrawDelay: Number(row.withdraw_delay),
      balance: BigInt(row.balance),
      claimed: BigInt(row.claimed),
      withdrawing: BigInt(row.withdrawing),
      withdrawReadyAt: Number(row.withdraw_ready_at),
    }),
  );
}
