import { Link } from "@tanstack/react-router";
import type { Column } from "../../parts/table.tsx";
import { AccountName } from "../../parts/values.tsx";

interface Party {
  readonly address: string;
  readonly name: string | null;
}

interface ListedChannel {
  readonly id: string;
  readonly consumer: Party;
  readonly provider: Party;
}

/** Columns of a list of channels: each, which leads to its page, and its parties. */
export const channelParties: readonly Column<ListedChannel>[] = [
  {
    name: "Channel",
    cell: ({ id }) => (
      <Link to="/money/channels/$id" params={{ id }}>
        {id}
      </Link>
    ),
  },
  { name: "Payer", cell: ({ consumer }) => <AccountName {...consumer} /> },
  { name: "Payee", cell: ({ provider }) => <AccountName {...provider} /> },
];
